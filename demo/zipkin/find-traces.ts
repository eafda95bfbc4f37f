import type { TraceSource } from '../jaeger/trace-source'
import type { Span, Trace } from '../traces/span'
import { zipkinTags } from './to-wire'

/** What Zipkin refuses, in its words. */
export class BadParameter extends Error {}

/** A trace is found by any of its spans, and those begin a little after its first. */
const LONGEST_MS = 60_000
const STEP_MS = 10_000

/** The newest traces in which spans of the service meet what is asked, each part of it by one of them. */
export function findTraces(source: TraceSource, query: URLSearchParams): readonly Trace[] {
  const number = (name: string, absent: number): number => {
    const text = query.get(name) ?? ''
    if (text !== '' && !/^\d{1,18}$/.test(text)) throw new BadParameter(`For input string: "${text}"`)
    return text === '' ? absent : Number(text)
  }
  const toMs = number('endTs', source.newestMs())
  const lookback = number('lookback', 86_400_000)
  const limit = number('limit', 10)
  if (lookback <= 0) throw new BadParameter('lookback <= 0')
  const parts = partsOf(query, number('minDuration', 0), number('maxDuration', Infinity))
  const fromMs = toMs - lookback
  const service = query.get('serviceName')?.toLowerCase() ?? ''
  const found: Trace[] = []
  for (let end = Math.min(toMs + 1, source.newestMs()); end > fromMs && found.length < limit; end -= STEP_MS) {
    const step = source.tracesBetween(Math.max(end - STEP_MS, fromMs - LONGEST_MS), end)
    const newestFirst = step.toSorted((a, b) => (b[0]?.startUs ?? 0) - (a[0]?.startUs ?? 0))
    found.push(
      ...newestFirst.filter((trace) => {
        const own = trace.filter((span) => service === '' || span.service.toLowerCase() === service)
        return own.length > 0 && parts.every((part) => own.some(part))
      }),
    )
  }
  return found.slice(0, limit)
}

function partsOf(query: URLSearchParams, minUs: number, maxUs: number): readonly ((span: Span) => boolean)[] {
  if (query.has('maxDuration') && !query.has('minDuration')) {
    throw new BadParameter('maxDuration is only valid with minDuration')
  }
  if (maxUs < minUs) throw new BadParameter('maxDuration < minDuration')
  const name = query.get('spanName')?.toLowerCase()
  const annotations = (query.get('annotationQuery') ?? '').split(' and ').filter((part) => part !== '')
  return [
    ...(name === undefined || name === 'all' ? [] : [(span: Span) => span.operation.toLowerCase() === name]),
    ({ durationUs }) => durationUs >= minUs && durationUs <= maxUs,
    ...annotations.map((part) => {
      const [, key = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(part) ?? []
      return (span: Span) => {
        const own = new Map(Object.entries(zipkinTags(span))).get(key)
        return own !== undefined && (value === undefined || own === value)
      }
    }),
  ]
}
