import { JsonPlace } from '@/lib/istio/json-place'
import { compareText } from '@/lib/std/compare-text'

/**
 * Whether the proxies have taken an object over, in istiod's words: `yes`, `no` (not all of them yet), `older` (it speaks of an
 * older generation), `unknown` (it does not know). Versions of Istio that write no such condition leave it `untold`.
 */
export const RECONCILED = ['yes', 'no', 'older', 'unknown', 'untold'] as const

/** How often istiod's analysis says one thing of an object. */
export interface IstiodMessage {
  /** `IST0101`; empty where it names none. */
  readonly code: string
  readonly name: string
  /** `ERROR`, `WARNING`, `INFO`, or another word of its own. */
  readonly level: string
  readonly count: number
}

export interface IstiodWord {
  readonly reconciled: (typeof RECONCILED)[number]
  /** Its reason, such as how many proxies have it; empty where it gives none. */
  readonly message: string
  /** Of which generation it speaks; null: it does not say. */
  readonly observedGeneration: number | null
  /** Errors first, then by code. */
  readonly messages: readonly IstiodMessage[]
}

const LEVELS: readonly string[] = ['ERROR', 'WARNING', 'INFO']
/** Istio's enum, where it is written as its number. */
const NUMBERED = new Map([
  [3, 'ERROR'],
  [8, 'WARNING'],
  [12, 'INFO'],
])

/**
 * Reads what istiod wrote into a status that nobody checked; `generation` is the object's own.
 *
 * @see https://istio.io/latest/docs/reference/config/meta/v1beta1/istio-status/
 */
export function readIstiodWord(status: unknown, generation: number | undefined): IstiodWord {
  const root = JsonPlace.root(status, 'status')
  const condition = root.field('conditions').items().find((place) => place.field('type').text() === 'Reconciled') // prettier-ignore
  const observed = readCount(condition?.field('observedGeneration')) ?? readCount(root.field('observedGeneration'))
  const isOlder = observed !== undefined && generation !== undefined && observed < generation
  return {
    reconciled: condition === undefined ? 'untold' : isOlder ? 'older' : stateOf(condition.field('status').text()),
    message: condition?.field('message').text() ?? condition?.field('reason').text() ?? '',
    observedGeneration: observed ?? null,
    messages: countMessages(root.field('validationMessages').items()),
  }
}

/** Numbers of 64 bits are texts in JSON that protobuf writes. */
export function readCount(place: JsonPlace | undefined): number | undefined {
  const text = place?.text()
  if (text === undefined) return place?.number()
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function stateOf(status: string | undefined): IstiodWord['reconciled'] {
  if (status === 'True') return 'yes'
  return status === 'False' ? 'no' : 'unknown'
}

function countMessages(places: readonly JsonPlace[]): readonly IstiodMessage[] {
  const counted = new Map<string, IstiodMessage>()
  for (const place of places) {
    const type = place.field('type')
    const level = place.field('level')
    const message = {
      code: type.field('code').text() ?? '',
      name: type.field('name').text() ?? '',
      level: level.text() ?? NUMBERED.get(level.number() ?? 0) ?? '',
    }
    const key = JSON.stringify(message)
    counted.set(key, { ...message, count: (counted.get(key)?.count ?? 0) + 1 })
  }
  return [...counted.values()].sort((a, b) => rankOf(a) - rankOf(b) || compareText(a.code, b.code))
}

function rankOf({ level }: IstiodMessage): number {
  const rank = LEVELS.indexOf(level)
  return rank === -1 ? LEVELS.length : rank
}
