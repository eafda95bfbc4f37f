import { type SourceKind, sourceKind } from './source-words'
import type { CauseId, DoctorAnswer, DoctorCheck } from './model'

/**
 * What a page lacks, by what its content is made of.
 *
 * `traffic`: what proxies counted, and there is nothing · `numbers`: the same, and there is less than there should be · `traces` ·
 * `boards`: dashboards of Grafana · `cluster`: objects · `members`: what takes part in the mesh · `store`: what anything but a proxy
 * tells the metric store of itself · `programs`: what programs tell it, which is scraped with what their proxies tell · `proxies`:
 * what proxies tell of themselves · `control-plane`: what istiod tells of itself.
 */
export type Concern =
  | 'traffic'
  | 'numbers'
  | 'traces'
  | 'boards'
  | 'cluster'
  | 'members'
  | 'store'
  | 'programs'
  | 'proxies'
  | 'control-plane'

/** Of any source: it does not answer as it should. The first that applies explains the rest. */
const REACH: readonly CauseId[] = ['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S19']
/** They say nothing of what another source gives. */
const OF_THE_SOURCE: readonly CauseId[] = [...REACH, 'S13', 'S20']

const KINDS: Readonly<Record<Concern, SourceKind>> = {
  traffic: 'metrics',
  numbers: 'metrics',
  traces: 'traces',
  boards: 'grafana',
  cluster: 'kubernetes',
  members: 'kubernetes',
  store: 'metrics',
  programs: 'metrics',
  proxies: 'metrics',
  'control-plane': 'metrics',
}

const NO_SAMPLES = ['S12', 'S13', 'S15', 'S14'] as const satisfies readonly CauseId[]
/** What is there is not all. */
const HELD_BACK = ['S21', 'S20'] as const satisfies readonly CauseId[]
const NONE_COUNTED = ['S08', 'S11', 'S17', ...NO_SAMPLES, 'S26', 'S09', 'S27'] as const satisfies readonly CauseId[]
const UNREAD = ['S22', 'S28'] as const satisfies readonly CauseId[]

/** The most telling first, and only what can leave a page without its content: poorer numbers are a concern of their own. */
const CAUSES_OF: Readonly<Record<Concern, readonly CauseId[]>> = {
  traffic: [...REACH, ...NONE_COUNTED, ...HELD_BACK],
  numbers: [...REACH, ...NONE_COUNTED, 'S21', 'S10', 'S20', 'S16', ...UNREAD],
  traces: [...REACH, 'S23', 'S13', 'S27', 'S24', 'S20', 'S22'],
  boards: [...REACH, 'S25'],
  cluster: [...REACH, ...UNREAD],
  members: [...REACH, ...UNREAD, 'S26'],
  store: [...REACH, ...NO_SAMPLES, ...HELD_BACK],
  programs: [...REACH, 'S08', 'S17', ...NO_SAMPLES, 'S09', ...HELD_BACK],
  proxies: [...REACH, 'S08', 'S17', ...NO_SAMPLES, 'S26', 'S09', ...HELD_BACK],
  'control-plane': [...REACH, 'S08', 'S18', ...NO_SAMPLES, ...HELD_BACK],
}

/**
 * The one check that explains best why a page shows nothing, or why its source failed.
 *
 * @param kinds of the cluster's objects of which the page is made: what is wrong with others explains nothing; absent: any.
 * @returns undefined when nothing that was found has to do with it.
 */
export function mostTelling(
  { sources }: DoctorAnswer,
  concern: Concern,
  kinds?: readonly string[],
): DoctorCheck | undefined {
  const found = sources.flatMap(({ source, checks }) =>
    checks.filter(
      ({ result, cause, about }) =>
        result === 'found' &&
        (!OF_THE_SOURCE.includes(cause) || isAsked(concern, cause, sourceKind(source))) &&
        (kinds === undefined || about === undefined || about.some((kind) => kinds.includes(kind))),
    ),
  )
  for (const cause of CAUSES_OF[concern]) {
    const check = found.find((one) => one.cause === cause)
    if (check !== undefined) return check
  }
  return undefined
}

/** Traces are looked for by the time of the metric store, whose clock therefore counts, too. */
function isAsked(concern: Concern, cause: CauseId, kind: ReturnType<typeof sourceKind>): boolean {
  return kind === KINDS[concern] || (concern === 'traces' && cause === 'S13' && kind === 'metrics')
}
