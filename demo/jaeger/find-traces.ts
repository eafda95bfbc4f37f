import type { Span, Trace } from '../traces/span'
import type { Search } from './search-parameters'
import { wireTags } from './to-wire'
import type { TraceSource } from './trace-source'

/** As a store in memory holds so many and forgets the oldest. */
const MOST_LOOKED_AT = 20_000
const STEP_MS = 10_000
/** A trace is found by any of its spans, and those begin a little after its first. */
const LONGEST_MS = 60_000

/** The newest traces of which one span meets everything that is asked, the newest first. */
export function findTraces(source: TraceSource, search: Search): readonly Trace[] {
  const found: Trace[] = []
  let lookedAt = 0
  const fromMs = search.fromUs / 1000
  let toMs = Math.min(search.toUs / 1000 + 1, source.newestMs())
  while (toMs > fromMs - LONGEST_MS && found.length < search.limit && lookedAt < MOST_LOOKED_AT) {
    const step = source.tracesBetween(Math.max(toMs - STEP_MS, fromMs - LONGEST_MS), toMs)
    lookedAt += step.length
    const newestFirst = step.toSorted((a, b) => (b[0]?.startUs ?? 0) - (a[0]?.startUs ?? 0))
    found.push(...newestFirst.filter((trace) => trace.some((span) => isMeant(span, search))))
    toMs -= STEP_MS
  }
  return found.slice(0, search.limit)
}

function isMeant(span: Span, search: Search): boolean {
  const { startUs, durationUs } = span
  if (span.service !== search.service || (search.operation !== '' && span.operation !== search.operation)) return false
  if (startUs < search.fromUs || startUs > search.toUs) return false
  if (durationUs < search.minDurationUs || durationUs > search.maxDurationUs) return false
  if (search.tags.size === 0) return true
  const own = new Map(wireTags(span).map(({ key, value }) => [key, String(value)]))
  return [...search.tags].every(([key, value]) => own.get(key) === value)
}
