import { EMPTY_BOOK, type LogBook, writeEvents } from '@/lib/logs/log-book'
import type { LogEvent } from '@/lib/logs/log-events'
import { EventReader } from '@/lib/logs/read-events'
import { PharosError } from '@/lib/ports/pharos-error'
import { getText } from './get-text'

/** What is read. Another question is another reader. */
export interface LogQuestion {
  readonly namespace: string
  readonly pods: readonly string[]
  /** Of the API. */
  readonly query: Readonly<Record<string, string>>
  readonly follow: boolean
  /** More lines than this are not kept. */
  readonly maxLines: number
}

export interface LogReading {
  readonly book: LogBook
  /** `broken`: it follows, and tries to get the connection back. */
  readonly state: 'reading' | 'following' | 'done' | 'broken' | 'failed'
  /** Why it is broken or failed. */
  readonly failure: PharosError | undefined
}

export const NOTHING_READ: LogReading = { book: EMPTY_BOOK, state: 'reading', failure: undefined }

/** Lines are drawn this often at most, however fast they come. */
const DRAW_MS = 120
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
/** Of what was there already so much is read again, so that no stream loses a line. */
const OVERLAP_MS = 5_000

/** Reads logs, and goes on after interruptions while it follows. */
export class LogReader {
  readonly #question: LogQuestion
  readonly #listeners = new Set<() => void>()
  #reading = NOTHING_READ
  #waiting: LogEvent[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #resumed = false

  constructor(question: LogQuestion) {
    this.#question = question
  }

  readonly get = (): LogReading => this.#reading

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Reads until the end, or until the answer is called. */
  start(): () => void {
    const controller = new AbortController()
    void this.#run(controller.signal)
    return () => {
      controller.abort()
      clearTimeout(this.#timer)
      this.#timer = undefined
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    let waitMs = FIRST_WAIT_MS
    for (;;) {
      const failure = await this.#readOnce(signal)
      if (isOver(signal)) return
      this.#draw()
      if (failure === undefined) waitMs = FIRST_WAIT_MS
      if (!this.#question.follow || (failure !== undefined && !isPassing(failure))) {
        this.#set({ state: failure === undefined ? 'done' : 'failed', failure })
        return
      }
      if (failure !== undefined) this.#set({ state: 'broken', failure })
      await pause(waitMs, signal)
      if (isOver(signal)) return
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
      this.#resumed = true
    }
  }

  async #readOnce(signal: AbortSignal): Promise<PharosError | undefined> {
    const { namespace, pods } = this.#question
    const reader = new EventReader()
    try {
      const path = `/api/logs/${encodeURIComponent(namespace)}/${encodeURIComponent(pods.join(','))}` as const
      await getText(path, {
        query: new URLSearchParams(this.#resumed ? this.#resumedQuery() : this.#question.query),
        signal,
        onText: (text) => this.#take(reader.push(text)),
      })
      return undefined
    } catch (error) {
      if (error instanceof PharosError) return error
      return new PharosError('upstream_invalid', String(error), { source: 'pharos' })
    }
  }

  #resumedQuery(): Readonly<Record<string, string>> {
    const newest = this.#reading.book.lines.at(-1)?.time ?? ''
    const { since: _since, ...query } = this.#question.query
    if (newest === '') return this.#question.query
    return { ...query, after: new Date(Date.parse(newest.slice(0, 23) + 'Z') - OVERLAP_MS).toISOString() }
  }

  #take(events: readonly LogEvent[]): void {
    this.#waiting.push(...events)
    // Nothing stands there yet, and a long answer leaves no turn to a timer.
    const isFirst = this.#reading.book.lines.length === 0 && events.some((event) => 'lines' in event)
    if (isFirst) this.#draw()
    else this.#timer ??= setTimeout(() => this.#draw(), DRAW_MS)
  }

  #draw(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#waiting.length === 0) return
    const { maxLines, follow } = this.#question
    const book = writeEvents(this.#reading.book, this.#waiting, { maxLines, resumed: this.#resumed })
    this.#waiting = []
    this.#set({ book, ...(book.live && follow ? { state: 'following', failure: undefined } : {}) })
  }

  #set(part: Partial<LogReading>): void {
    this.#reading = { ...this.#reading, ...part }
    for (const listener of this.#listeners) listener()
  }
}

/** Asked after each wait. */
function isOver({ aborted }: AbortSignal): boolean {
  return aborted
}

/** It may work again by itself. */
function isPassing({ code }: PharosError): boolean {
  return code.startsWith('upstream_') || code === 'too_many_requests' || code === 'internal'
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
