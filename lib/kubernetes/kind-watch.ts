import 'server-only'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject, KindState } from '@/lib/ports/cluster-store'
import { PharosError } from '@/lib/ports/pharos-error'
import type { Milliseconds, UnixSeconds } from '@/lib/std/units'
import { ListWatch } from '@kubernetes/client-node'
import type { Discovery, ServedKind } from './discovery'
import type { KubeClient } from './kube-client'
import { listPages } from './list-pages'
import { ObjectWatch, toEntry, type InformerEntry } from './object-watch'
import { toClusterObject } from './to-cluster-object'
import { isBelieved, type WaitTimes } from './wait-times'

export interface KindWatchSettings {
  readonly kind: ClusterKind
  /** Only the objects of this namespace; undefined: of the whole cluster. */
  readonly namespace: string | undefined
  readonly pageSize: number
  readonly maxObjects: number
  /** Of one request. */
  readonly timeoutMs: Milliseconds
  /** Longest silence of a watch. */
  readonly idleMs: number
}

export interface KindWatchParts {
  readonly client: KubeClient
  readonly discovery: Discovery
  readonly times: WaitTimes
  readonly now: () => UnixSeconds
  /** Called after each change of an object or of the state. */
  readonly onChange: () => void
}

/** A watch that has held this long was healthy: the next failure is a first one. */
const STEADY_SECONDS = 10

type Outcome =
  | { readonly end: 'not served'; readonly served: undefined }
  /** `served`: where the kind was; undefined when it has to be looked for again. */
  | { readonly end: 'error'; readonly error: unknown; readonly served: ServedKind | undefined }

interface Informer {
  readonly path: string
  readonly watch: ObjectWatch
  readonly listWatch: ListWatch<InformerEntry>
}

/**
 * Keeps the objects of one kind current, on client-node's informer. That one dies of its first error and says so once;
 * the loop here starts it again, waits longer each time, and tells a kind that is not served from one that is forbidden.
 */
export class KindWatch {
  readonly #settings: KindWatchSettings
  readonly #parts: KindWatchParts
  readonly #stopping = new AbortController()
  readonly #objects = new Map<string, ClusterObject>()
  #informer: Informer | undefined
  #state: Pick<KindState, 'state' | 'since' | 'message'>
  #onError: (error: unknown) => void = () => undefined
  #running: Promise<void> | undefined

  constructor(settings: KindWatchSettings, parts: KindWatchParts) {
    this.#settings = settings
    this.#parts = parts
    this.#state = { state: 'starting', since: parts.now(), message: undefined }
  }

  get state(): KindState {
    return { kind: this.#settings.kind, objects: this.#objects.size, ...this.#state }
  }

  /** By `objectKey`. */
  get objects(): ReadonlyMap<string, ClusterObject> {
    return this.#objects
  }

  start(): void {
    this.#running ??= this.#run()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
    await this.#informer?.watch.settled()
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping
    const { times, now } = this.#parts
    let served: ServedKind | undefined
    let attempt = 0
    let doubts = 0
    let last: ReturnType<typeof answerOf>
    for (;;) {
      const outcome = await this.#attempt(served)
      // Ended by `stop`: what is known stays readable.
      if (signal.aborted) return
      served = outcome.served
      const answer = answerOf(outcome)
      // What was long believed of the one answer says nothing for the other.
      if (this.#state.state === 'synced' || (answer !== undefined && answer !== last)) doubts = 0
      last = answer ?? last
      if (outcome.end === 'not served') {
        this.#forget()
        this.#setState('absent')
        await times.wait(times.whileAbsentMs(doubts), signal)
        doubts += 1
      } else if (answer === 'forbidden') {
        await this.#bearRefusal(outcome.error, doubts)
        doubts += 1
      } else {
        if (this.#state.state === 'synced' && now() - this.#state.since >= STEADY_SECONDS) attempt = 0
        this.#setState('failed', wordsOf(outcome.error))
        await times.wait(times.afterFailureMs(attempt), signal)
        attempt += 1
      }
    }
  }

  /** @param earlier refusals without a success between */
  async #bearRefusal(error: unknown, earlier: number): Promise<void> {
    const { times } = this.#parts
    const believed = isBelieved(earlier)
    const unknownSoFar = this.#state.state === 'starting' || this.#state.state === 'denied'
    if (believed) this.#forget()
    this.#setState(believed || unknownSoFar ? 'denied' : 'failed', wordsOf(error))
    await times.wait(times.whileDeniedMs(earlier), this.#stopping.signal)
  }

  /** Looks for the kind unless that is known, and runs the informer until its error. */
  async #attempt(known: ServedKind | undefined): Promise<Outcome> {
    let served = known
    if (served === undefined) {
      const call = { signal: this.#stopping.signal, timeoutMs: this.#settings.timeoutMs }
      const found = await this.#parts.discovery.find(this.#settings.kind, call)
      if (!found.ok) return { end: 'error', error: found.error, served }
      if (found.value === undefined) return { end: 'not served', served }
      served = found.value
    }
    const error = await this.#follow(served)
    // In plain text where the kind is not served any more, as a `Status` where it is and the namespace is not.
    const gone = error instanceof PharosError && error.details.status === 404
    return { end: 'error', error, served: gone ? undefined : served }
  }

  #follow({ base, plural }: ServedKind): Promise<unknown> {
    const { namespace } = this.#settings
    const path = `${base}${namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`}/${plural}`
    // Another version of the kind is another list; the same one goes on where it was.
    if (this.#informer?.path !== path) {
      this.#forget()
      this.#informer = this.#createInformer(path)
    }
    const { listWatch } = this.#informer
    const { signal } = this.#stopping
    if (signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const stop = (): void => {
        void listWatch.stop()
        resolve(undefined)
      }
      this.#onError = (error) => {
        signal.removeEventListener('abort', stop)
        resolve(error)
      }
      signal.addEventListener('abort', stop, { once: true })
      void listWatch.start()
    })
  }

  #createInformer(path: string): Informer {
    const { client, times, onChange } = this.#parts
    const { kind, pageSize, maxObjects, timeoutMs, idleMs } = this.#settings
    const { signal } = this.#stopping
    const watch = new ObjectWatch(client, {
      kind,
      openTimeoutMs: timeoutMs,
      idleMs,
      signal,
      onOpen: () => this.#setState('synced'),
      isFull: () => this.#objects.size >= maxObjects,
    })
    const list = async (): Promise<{ items: InformerEntry[]; metadata: { resourceVersion: string } }> => {
      const call = { signal, timeoutMs }
      const listed = await listPages(client, {
        ...{ operation: 'list', kind, path, pageSize, maxObjects, call },
        read: (item, type) => toClusterObject(kind, item, type),
      })
      if (!listed.ok) throw listed.error
      const { objects, resourceVersion } = listed.value
      return { items: objects.map(toEntry), metadata: { resourceVersion } }
    }
    const delayFn = (ms: number): Promise<void> => times.wait(ms, signal)
    const listWatch = new ListWatch<InformerEntry>(path, watch, list, false, undefined, undefined, { delayFn })
    const put = ({ metadata, object }: InformerEntry): void => {
      this.#objects.set(objectKey(metadata.namespace, metadata.name), object)
      onChange()
    }
    listWatch.on('add', put)
    listWatch.on('update', put)
    listWatch.on('delete', ({ metadata }) => {
      this.#objects.delete(objectKey(metadata.namespace, metadata.name))
      onChange()
    })
    listWatch.on('error', (error: unknown) => this.#onError(error))
    return { path, watch, listWatch }
  }

  #forget(): void {
    this.#objects.clear()
    this.#informer = undefined
  }

  #setState(state: KindState['state'], message?: string): void {
    const same = this.#state.state === state
    if (same && this.#state.message === message) return
    this.#state = { state, since: same ? this.#state.since : this.#parts.now(), message }
    this.#parts.onChange()
  }
}

/** Namespaces and names hold no slash. */
export function objectKey(namespace: string, name: string): string {
  return `${namespace}/${name}`
}

/** What the server says of the kind; undefined: nothing, for it failed. */
function answerOf(outcome: Outcome): 'not served' | 'forbidden' | undefined {
  if (outcome.end === 'not served') return 'not served'
  const { error } = outcome
  return error instanceof PharosError && error.code === 'forbidden' ? 'forbidden' : undefined
}

function wordsOf(error: unknown): string {
  if (!(error instanceof PharosError)) return 'The watch ended for a reason that is not known.'
  const { upstream } = error.details
  return typeof upstream === 'string' ? upstream : error.message
}
