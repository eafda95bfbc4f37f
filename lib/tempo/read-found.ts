import { failed, ok, type Result } from '@/lib/std/result'
import type { ServiceShare, TraceSummary } from '@/lib/tracing/model'
import { z } from 'zod'
import { unixNanos } from './unix-nanos'

const attribute = z.object({ key: z.string(), value: z.object({ stringValue: z.string().optional() }).nullish() })
const span = z.object({
  name: z.string().nullish(),
  startTimeUnixNano: unixNanos,
  attributes: z.array(attribute).nullish(),
})
const spanSet = z.object({ spans: z.array(span).nullish(), matched: z.number().nullish() })
const trace = z.object({
  traceID: z.string(),
  rootServiceName: z.string().nullish(),
  rootTraceName: z.string().nullish(),
  startTimeUnixNano: unixNanos,
  durationMs: z.number().nonnegative().nullish(),
  spanSet: spanSet.nullish(),
  spanSets: z.array(spanSet).nullish(),
  serviceStats: z
    .record(z.string(), z.object({ spanCount: z.number().nullish(), errorCount: z.number().nullish() }))
    .nullish(),
})
const found = z.object({ traces: z.array(trace).nullish() })

type WireTrace = z.infer<typeof trace>
type WireSpan = z.infer<typeof span>

export interface FoundTrace {
  readonly summary: TraceSummary
  /** When spans that met the search began; undefined when not all of them are told. */
  readonly matchedUs: readonly number[] | undefined
}

/** Reads the answer of `/api/search`. Durations are whole milliseconds; Tempo before 2.5 does not count the spans of services. */
export function readFound(answer: unknown): Result<readonly FoundTrace[], 'shape'> {
  const read = found.safeParse(answer)
  if (!read.success) return failed('shape')
  return ok((read.data.traces ?? []).map(toFound))
}

function toFound(wire: WireTrace): FoundTrace {
  const sets = wire.spanSets ?? (wire.spanSet == null ? [] : [wire.spanSet])
  const spans = sets.flatMap((set) => set.spans ?? [])
  const matched = sets.reduce((sum, set) => sum + (set.matched ?? set.spans?.length ?? 0), 0)
  const services = sharesOf(wire, spans)
  const counts = services.map((share) => share.spans)
  const errors = services.map((share) => share.errors)
  return {
    summary: {
      id: wholeId(wire.traceID),
      startUs: wire.startTimeUnixNano,
      durationUs: (wire.durationMs ?? 0) * 1000,
      root: rootOf(wire, spans),
      spans: sum(counts),
      errors: sum(errors),
      meanSpanUs: null,
      services,
    },
    matchedUs: spans.length === 0 || matched > spans.length ? undefined : spans.map((one) => one.startTimeUnixNano),
  }
}

function sharesOf(wire: WireTrace, spans: readonly WireSpan[]): readonly ServiceShare[] {
  const stats = Object.entries(wire.serviceStats ?? {})
  if (stats.length > 0) {
    return stats.map(([service, { spanCount, errorCount }]) => {
      return { service, namespaces: [], spans: spanCount ?? 0, errors: errorCount ?? 0 }
    })
  }
  const names = [rootServiceOf(wire), ...spans.map(serviceOf)]
  return [...new Set(names.filter((name) => name !== undefined))].map((service) => {
    return { service, namespaces: [], spans: null, errors: null }
  })
}

/** Where the root was not stored, a span that met the search stands for it. */
function rootOf(wire: WireTrace, spans: readonly WireSpan[]): TraceSummary['root'] {
  const service = rootServiceOf(wire)
  if (service !== undefined) return { service, operation: wire.rootTraceName ?? '' }
  const other = spans.find((one) => serviceOf(one) !== undefined)
  const name = other === undefined ? undefined : serviceOf(other)
  return name === undefined ? null : { service: name, operation: other?.name ?? '' }
}

/** What Tempo writes in the place of a root that has not come in. */
const NO_ROOT = /^<.*not yet received>$/

function rootServiceOf({ rootServiceName }: WireTrace): string | undefined {
  const name = rootServiceName ?? ''
  return name === '' || NO_ROOT.test(name) ? undefined : name
}

function serviceOf({ attributes }: WireSpan): string | undefined {
  return attributes?.find(({ key }) => key === 'service.name' || key === 'resource.service.name')?.value?.stringValue
}

/** Tempo leaves zeros at the beginning of an id away. */
function wholeId(id: string): string {
  return id.toLowerCase().padStart(id.length > 16 ? 32 : 16, '0')
}

function sum(values: readonly (number | null)[]): number | null {
  if (values.length === 0) return null
  return values.reduce((total, value) => (total === null || value === null ? null : total + value), 0)
}
