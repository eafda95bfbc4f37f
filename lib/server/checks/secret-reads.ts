import 'server-only'
import type { User } from '@/lib/access/user'
import type { WantedSecrets } from '@/lib/istio/checks/gateway/wanted-secrets'
import { absentSecret } from '@/lib/istio/checks/model/mask-secret'
import type { UnwatchedReader } from '@/lib/ports/unwatched-reader'
import { callWithin } from '@/lib/server/sources/call-within'

/** Who may read which Secrets: all, those of these namespaces, or none. */
export type SecretNamespaces = '*' | readonly string[]

const FRESH_MS = 60_000
const TIMEOUT_MS = 5_000
/** At once; the API server has others to serve. */
const TOGETHER = 8
/** More Gateways with certificates of their own than this are judged without them. */
const MOST = 300

/** An empty name: those of remote clusters. */
interface Place {
  readonly namespace: string
  readonly name: string
}

interface Reading {
  /** Masked; one that stands for nothing where there is none; undefined: nobody may look. */
  readonly objects: readonly object[] | undefined
  readonly atMs: number
}

/**
 * The masked Secrets that the checks look for, read with the rights of who asks and kept for a minute. It serves users with equal
 * rights only.
 */
export class SecretReads {
  readonly #reader: UnwatchedReader
  readonly #namespaces: SecretNamespaces
  readonly #readings = new Map<string, Reading>()
  #renewal: Promise<void> | undefined
  /** Whether some Secret that is looked for could not be read. */
  refused = false
  /** Grows when something was read. */
  revision = 0

  constructor(reader: UnwatchedReader, namespaces: SecretNamespaces) {
    this.#reader = reader
    this.#namespaces = namespaces
  }

  get objects(): readonly object[] {
    return [...this.#readings.values()].flatMap(({ objects }) => objects ?? [])
  }

  /** The Secrets of remote clusters are all known. */
  get knowsRemoteClusters(): boolean {
    const lists = [...this.#readings].filter(([key]) => key.endsWith('/'))
    return lists.length > 0 && lists.every(([, { objects }]) => objects !== undefined)
  }

  /** Waits for what nobody has read yet; what is old is read meanwhile, and what nobody looks for any more is forgotten. */
  async read(user: User, { named, ofRemoteClusters }: WantedSecrets): Promise<void> {
    const lists = ofRemoteClusters.map((namespace) => ({ namespace, name: '' }))
    const wanted = new Map([...lists, ...named.slice(0, MOST)].map((place) => [keyOf(place), place]))
    const isOld = ({ atMs }: Reading): boolean => performance.now() - atMs > FRESH_MS
    // A preview looks for others than the cluster does: those of both stay for a while.
    const gone = [...this.#readings].filter(([key, reading]) => !wanted.has(key) && isOld(reading))
    for (const [key] of gone) this.#readings.delete(key)
    const missing = [...wanted.values()].filter((place) => !this.#readings.has(keyOf(place)))
    await this.#readAll(user, missing)
    this.refused = named.length > MOST || [...this.#readings.values()].some(({ objects }) => objects === undefined)
    if (gone.length > 0) this.revision += 1
    const old = [...wanted].flatMap(([key, place]) => {
      const reading = this.#readings.get(key)
      return reading !== undefined && isOld(reading) ? [place] : []
    })
    this.#renewal ??= this.#readAll(user, old).finally(() => (this.#renewal = undefined))
  }

  async #readAll(user: User, places: readonly Place[]): Promise<void> {
    for (let i = 0; i < places.length; i += TOGETHER) {
      const some = places.slice(i, i + TOGETHER)
      const read = await Promise.all(some.map((place) => this.#one(user, place)))
      const atMs = performance.now()
      some.forEach((place, j) => this.#readings.set(keyOf(place), { objects: read[j], atMs }))
    }
    if (places.length > 0) this.revision += 1
  }

  async #one(user: User, place: Place): Promise<readonly object[] | undefined> {
    const { namespace, name } = place
    if (this.#namespaces !== '*' && !this.#namespaces.includes(namespace)) return undefined
    const call = callWithin(TIMEOUT_MS)
    if (name === '') {
      const list = await this.#reader.secretsOfRemoteClusters(user, namespace, call)
      return list.ok ? list.value : undefined
    }
    const read = await this.#reader.secret(user, place, call)
    return read.ok ? [read.value ?? absentSecret(namespace, name)] : undefined
  }
}

function keyOf({ namespace, name }: Place): string {
  return `${namespace}/${name}`
}
