import 'server-only'
import { ownMetrics } from '@/lib/server/process/own-metrics'
import { LRUCache } from 'lru-cache'

interface InFlight<T> {
  readonly promise: Promise<T>
  readonly controller: AbortController
  waiting: number
}

export interface SharedAnswersOptions<T extends object> {
  /** Stands in metrics. */
  readonly name: string
  readonly maxBytes: number
  readonly ttlMs: number
  /** Bytes that an answer holds. */
  readonly sizeOf: (answer: T) => number
  /** Whether an answer may serve others later: one that tells of a failure must not. */
  readonly mayKeep: (answer: T) => boolean
  /** How long what may not be kept serves all the same; not at all when left out. */
  readonly failedTtlMs?: number
}

/**
 * Answers that several users share: equal requests in flight are computed once, and a finished answer serves until it is
 * due again. The key must hold everything that the answer depends on, the rights of the user included (rule R7).
 */
export class SharedAnswers<T extends object> {
  readonly #options: SharedAnswersOptions<T>
  readonly #kept: LRUCache<string, T>
  readonly #inFlight = new Map<string, InFlight<T>>()

  constructor(options: SharedAnswersOptions<T>) {
    this.#options = options
    this.#kept = new LRUCache<string, T>({
      maxSize: options.maxBytes,
      sizeCalculation: (answer, key) => Math.max(1, options.sizeOf(answer) + key.length * 2),
      ttl: options.ttlMs,
      // Nobody asks for an old answer again, so it would hold its memory until the cache is full.
      ttlAutopurge: true,
      disposeAfter: () => this.#tellSize(),
    })
  }

  /**
   * @param signal of this caller: when it is aborted the caller gets its reason at once, and the computation is aborted
   *   when it was the last that waited.
   */
  async get(key: string, signal: AbortSignal, compute: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key)
    if (kept !== undefined) return this.#count('hit', kept)
    signal.throwIfAborted()
    const running = this.#inFlight.get(key)
    if (running !== undefined) {
      this.#count('joined', running)
      return this.#wait(key, running, signal)
    }
    this.#count('miss', signal)
    return this.#wait(key, this.#begin(key, compute), signal)
  }

  #begin(key: string, compute: (signal: AbortSignal) => Promise<T>): InFlight<T> {
    const controller = new AbortController()
    const promise = compute(controller.signal)
      .then((answer) => {
        const { mayKeep, ttlMs, failedTtlMs = 0 } = this.#options
        const ttl = mayKeep(answer) ? ttlMs : failedTtlMs
        if (ttl > 0) this.#kept.set(key, answer, { ttl })
        return answer
      })
      .finally(() => {
        this.#forget(key, entry)
        this.#tellSize()
      })
    const entry: InFlight<T> = { promise, controller, waiting: 0 }
    this.#inFlight.set(key, entry)
    return entry
  }

  #forget(key: string, entry: InFlight<T>): void {
    if (this.#inFlight.get(key) === entry) this.#inFlight.delete(key)
  }

  async #wait(key: string, entry: InFlight<T>, signal: AbortSignal): Promise<T> {
    entry.waiting += 1
    let leave: (() => void) | undefined
    const left = new Promise<never>((_, reject) => {
      leave = () => {
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
      }
      signal.addEventListener('abort', leave, { once: true })
    })
    try {
      return await Promise.race([entry.promise, left])
    } finally {
      if (leave !== undefined) signal.removeEventListener('abort', leave)
      entry.waiting -= 1
      if (entry.waiting === 0) {
        this.#forget(key, entry) // whoever comes now must not join what is being aborted
        entry.controller.abort()
      }
    }
  }

  #tellSize(): void {
    ownMetrics().cacheBytes.set({ cache: this.#options.name }, this.#kept.calculatedSize)
  }

  #count<V>(result: 'hit' | 'joined' | 'miss', value: V): V {
    ownMetrics().cacheLookups.inc({ cache: this.#options.name, result })
    return value
  }
}
