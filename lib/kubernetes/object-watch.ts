import 'server-only'
import { scrubText } from '@/lib/outbound/scrub'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { PharosError } from '@/lib/ports/pharos-error'
import { isRecord } from '@/lib/std/is-record'
import { failed, ok, type Result } from '@/lib/std/result'
import type { Milliseconds } from '@/lib/std/units'
import { KubeConfig, Watch } from '@kubernetes/client-node'
import type { KubeClient } from './kube-client'
import { toClusterObject } from './to-cluster-object'

/** What the informer keeps: its own key, and our object beside it. */
export interface InformerEntry {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly resourceVersion: string }
  readonly object: ClusterObject
}

export function toEntry(object: ClusterObject): InformerEntry {
  const { name, namespace, resourceVersion } = object.metadata
  return { metadata: { name, namespace, resourceVersion }, object }
}

export interface ObjectWatchSettings {
  readonly kind: ClusterKind
  /** Time limit until the server answers the watch. */
  readonly openTimeoutMs: Milliseconds
  /** Longest silence. Servers send a bookmark about once a minute and end the watch after `WATCH_SECONDS`. */
  readonly idleMs: number
  /** Ends every stream. */
  readonly signal: AbortSignal
  /** The server has accepted the watch. */
  readonly onOpen: () => void
  /** No further object fits into memory. */
  readonly isFull: () => boolean
}

type OnEvent = Parameters<Watch['watch']>[2]
type OnDone = Parameters<Watch['watch']>[3]

const WATCH_SECONDS = 240
/** Ended by the informer or by the end of the whole store: neither wants to hear of it, it would start anew. */
const STOPPED = Symbol('stopped')
/** The informer drops its version at this event, and at no other. */
const FORGET_THE_PLACE = { code: 410 }
/** A watch that ended by itself earlier than this did not end because its time was up. */
const STEADY_MS = 10_000

/**
 * client-node's `Watch` over our own connections. Besides the limits of `KubeClient` it gives the informer trimmed
 * objects, tells 410 at once instead of waiting for the server to close, and does not take garbage for silence.
 */
export class ObjectWatch extends Watch {
  readonly #client: KubeClient
  readonly #settings: ObjectWatchSettings
  readonly #running = new Set<Promise<void>>()

  constructor(client: KubeClient, settings: ObjectWatchSettings) {
    super(new KubeConfig())
    this.#client = client
    this.#settings = settings
  }

  /** Returns at once: the informer takes the controller it gets last for the one in force, so `done` must not come first. */
  override watch(
    path: string,
    queryParams: Parameters<Watch['watch']>[1],
    onEvent: OnEvent,
    onDone: OnDone,
  ): Promise<AbortController> {
    const controller = new AbortController()
    const stream = this.#follow(path, String(queryParams.resourceVersion), onEvent, controller).then((end) => {
      this.#running.delete(stream)
      if (end !== STOPPED) onDone(end)
    })
    this.#running.add(stream)
    return Promise.resolve(controller)
  }

  /** Waits until no stream is open. */
  async settled(): Promise<void> {
    await Promise.all(this.#running)
  }

  /** @returns what the informer is told: null or a `TimeoutError` to resume, 410 to list anew, anything else ends it. */
  async #follow(
    path: string,
    resourceVersion: string,
    onEvent: OnEvent,
    controller: AbortController,
  ): Promise<unknown> {
    const { signal, idleMs, onOpen, openTimeoutMs } = this.#settings
    if (signal.aborted) return STOPPED
    const began = performance.now()
    const stop = (): void => controller.abort()
    signal.addEventListener('abort', stop)
    let problem: unknown
    const ended = await this.#client.follow({
      operation: 'watch',
      path,
      query: { watch: 'true', allowWatchBookmarks: 'true', timeoutSeconds: String(WATCH_SECONDS), resourceVersion },
      call: { signal: controller.signal, timeoutMs: openTimeoutMs },
      idleMs,
      onOpen,
      onLine: (line) => {
        if (controller.signal.aborted) return
        const told = this.#tell(line, onEvent)
        if (told.ok) return
        problem = told.error
        // What stands at this place cannot be read, and would be sent again: the next start lists anew.
        onEvent('ERROR', FORGET_THE_PLACE)
        stop()
      },
    })
    signal.removeEventListener('abort', stop)
    if (problem !== undefined) return problem
    if (controller.signal.aborted) return STOPPED
    if (ended.ok) return performance.now() - began >= STEADY_MS ? { name: 'TimeoutError' } : null
    return ended.error.details.status === 410 ? { statusCode: 410 } : ended.error
  }

  #tell(line: string, onEvent: OnEvent): Result<undefined, unknown> {
    const event = parseLine(line)
    if (!isRecord(event) || !isRecord(event.object))
      return failed(invalid('The watch sends something else than events.'))
    const { type, object } = event
    if (type === 'ERROR') return failed(object.code === 410 ? { statusCode: 410 } : refused(object))
    const kept = type === 'BOOKMARK' ? undefined : toClusterObject(this.#settings.kind, object)
    // What is not kept still moves the place from which the watch resumes, as a bookmark does.
    if (type === 'ADDED' && this.#settings.isFull()) return failed(invalid('There are more objects than are kept.'))
    if (kept === undefined) onEvent('BOOKMARK', { metadata: object.metadata })
    else onEvent(String(type), toEntry(kept))
    return ok(undefined)
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function invalid(message: string): PharosError {
  return new PharosError('upstream_invalid', message, { source: 'kubernetes' })
}

function refused(status: Readonly<Record<string, unknown>>): PharosError {
  const words = typeof status.message === 'string' ? { upstream: scrubText(status.message) } : {}
  return new PharosError('upstream_unavailable', 'The API server ended the watch.', { ...words, source: 'kubernetes' })
}
