import type { LineFilter } from '@/lib/logs/line-filter'
import type { BookLine } from '@/lib/logs/log-book'
import type { FilterAnswer, FilterJob } from './filter-job'

/** An expression that takes longer over one batch is stopped (security rule R20). */
const LIMIT_MS = 200
const BATCH_LINES = 2_000
const BATCH_LENGTH = 1_000_000

export interface Verdicts {
  /** By id of the line; lines that are not in it have not been looked at yet. */
  readonly of: ReadonlyMap<number, boolean>
  readonly slow: boolean
}

const NONE: Verdicts = { of: new Map(), slow: false }

/** Runs the expressions of one filter in a worker, which can be stopped. */
export class PatternRunner {
  readonly #filter: LineFilter
  readonly #listeners = new Set<() => void>()
  #verdicts = NONE
  #worker: Worker | undefined
  #ready = false
  #lines: readonly BookLine[] = []
  #asked: readonly BookLine[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(filter: LineFilter) {
    this.#filter = filter
  }

  readonly get = (): Verdicts => this.#verdicts

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Looks at those of the lines that it has not seen. */
  judge(lines: readonly BookLine[]): void {
    this.#lines = lines
    this.#next()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#worker?.terminate()
    this.#worker = undefined
    this.#ready = false
    this.#asked = []
  }

  #next(): void {
    if (this.#verdicts.slow || this.#asked.length > 0) return
    const batch = this.#batch()
    if (batch.length === 0) return
    this.#worker ??= this.#start()
    if (!this.#ready) return
    this.#asked = batch
    const job: FilterJob = { filter: this.#filter, texts: batch.map(({ text }) => text) }
    this.#worker.postMessage(job)
    this.#timer = setTimeout(() => {
      this.close()
      this.#set({ of: new Map(), slow: true })
    }, LIMIT_MS)
  }

  #batch(): readonly BookLine[] {
    const batch: BookLine[] = []
    let length = 0
    for (const line of this.#lines) {
      if (this.#verdicts.of.has(line.id)) continue
      length += line.text.length
      if (batch.length >= BATCH_LINES || (length > BATCH_LENGTH && batch.length > 0)) break
      batch.push(line)
    }
    return batch
  }

  #start(): Worker {
    const worker = new Worker(new URL('./filter.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<FilterAnswer>) => {
      if (data === 'ready') this.#ready = true
      else this.#take(data)
      this.#next()
    }
    return worker
  }

  #take(answers: readonly boolean[]): void {
    clearTimeout(this.#timer)
    const of = new Map(this.#verdicts.of)
    for (const [i, { id }] of this.#asked.entries()) of.set(id, answers[i] ?? true)
    this.#asked = []
    this.#set({ of, slow: false })
  }

  #set(verdicts: Verdicts): void {
    this.#verdicts = verdicts
    for (const listener of this.#listeners) listener()
  }
}
