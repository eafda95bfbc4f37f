import type { LogCut, LogEvent, LogLine, LogProblem, LogStream } from './log-events'
import { mergeLines } from './merge-lines'

/** A line as pages show it. */
export interface BookLine {
  /** Rises from line to line in the order in which they came; a line keeps it. */
  readonly id: number
  readonly pod: string
  readonly container: string
  readonly time: string
  readonly text: string
  readonly cutFrom: number | undefined
}

/** What was read of some containers so far. */
export interface LogBook {
  readonly streams: readonly LogStream[]
  /** By time. */
  readonly lines: readonly BookLine[]
  readonly cut: { readonly by: LogCut; readonly limit: number } | undefined
  /** Lines that were dropped here because newer ones came. */
  readonly dropped: number
  readonly problems: readonly LogProblem[]
  /** Everything that there was when it was asked for has been told. */
  readonly live: boolean
  readonly nextId: number
}

export const EMPTY_BOOK: LogBook = {
  streams: [],
  lines: [],
  cut: undefined,
  dropped: 0,
  problems: [],
  live: false,
  nextId: 0,
}

/**
 * Writes what came into the book.
 *
 * @param maxLines the oldest lines are dropped when there are more.
 * @param resumed the answer goes on where an earlier one broke off: lines that are there already are left out.
 */
export function writeEvents(
  book: LogBook,
  events: readonly LogEvent[],
  { maxLines, resumed }: { readonly maxLines: number; readonly resumed: boolean },
): LogBook {
  let { streams, cut, problems, live, nextId } = book
  const arrived: BookLine[] = []
  const newest = resumed ? newestTimes(book.lines) : undefined
  for (const event of events) {
    if ('streams' in event) {
      streams = event.streams
      problems = []
    } else if ('lines' in event) {
      for (const line of event.lines) {
        const placed = place(line, streams)
        const known = newest?.get(`${placed.pod}/${placed.container}`) ?? ''
        if (resumed && line.time !== '' && line.time <= known) continue
        arrived.push({ ...placed, id: nextId })
        nextId += 1
      }
    } else if ('cut' in event) {
      if (!resumed) cut = { by: event.cut, limit: event.limit }
    } else if ('problem' in event) problems = [...problems, event.problem]
    else if ('live' in event) live = true
  }
  const lines = arrived.length === 0 ? book.lines : mergeLines(book.lines, arrived)
  const over = Math.max(0, lines.length - maxLines)
  const kept = over === 0 ? lines : lines.slice(over)
  return { streams, lines: kept, cut, dropped: book.dropped + over, problems, live, nextId }
}

function place({ stream, time, text, cutFrom }: LogLine, streams: readonly LogStream[]): Omit<BookLine, 'id'> {
  const { pod = '', container = '' } = streams[stream] ?? {}
  return { pod, container, time, text, cutFrom }
}

/** By stream, the time of its newest line. */
function newestTimes(lines: readonly BookLine[]): ReadonlyMap<string, string> {
  return new Map(lines.map(({ pod, container, time }) => [`${pod}/${container}`, time]))
}
