import { failed, ok, type Result } from '@/lib/std/result'
import { MAX_SPANS, SPAN_KINDS, type Attribute, type Span, type SpanEvent, type Trace } from '@/lib/tracing/model'
import { z } from 'zod'

const tag = z.object({ key: z.string(), value: z.unknown() })
const tags = z.array(tag).nullish()
const span = z.object({
  spanID: z.string(),
  operationName: z.string(),
  references: z.array(z.object({ refType: z.string(), traceID: z.string(), spanID: z.string() })).nullish(),
  startTime: z.number(),
  duration: z.number(),
  tags,
  logs: z.array(z.object({ timestamp: z.number(), fields: tags })).nullish(),
  processID: z.string(),
  warnings: z.array(z.string()).nullish(),
})
const trace = z.object({
  traceID: z.string(),
  spans: z.array(z.unknown()),
  processes: z.record(z.string(), z.object({ serviceName: z.string(), tags })),
})
const traces = z.array(trace)

type WireSpan = z.infer<typeof span>
type Processes = z.infer<typeof trace>['processes']

/**
 * Reads the `data` of `/api/traces`. Tags of the process stand behind those of the span. Codes may be numbers or texts,
 * `error` a boolean or a text: both come from Jaeger, depending on the protocol by which spans came in.
 */
export function readTraces(data: unknown): Result<readonly Trace[], 'shape'> {
  const read = traces.safeParse(data ?? [])
  if (!read.success) return failed('shape')
  const all: Trace[] = []
  for (const { traceID, spans: given, processes } of read.data) {
    const known = z.array(span).safeParse(given.slice(0, MAX_SPANS))
    if (!known.success) return failed('shape')
    const id = wholeId(traceID)
    const byId = new Map(known.data.map((one) => [one.spanID, toSpan(one, traceID, processes)]))
    all.push({ id, spans: [...byId.values()], cut: Math.max(0, given.length - MAX_SPANS) })
  }
  return ok(all)
}

/** Jaeger leaves zeros at the beginning of an id away. */
function wholeId(id: string): string {
  return id.toLowerCase().padStart(id.length > 16 ? 32 : 16, '0')
}

function toSpan(wire: WireSpan, traceId: string, processes: Processes): Span {
  const process = Object.hasOwn(processes, wire.processID) ? processes[wire.processID] : undefined
  const own = (wire.references ?? []).filter(({ traceID }) => traceID === traceId)
  const parent = own.find(({ refType }) => refType === 'CHILD_OF') ?? own[0]
  const attributes = toAttributes([...(wire.tags ?? []), ...(process?.tags ?? [])])
  const kind = attributes.find(({ key }) => key === 'span.kind')?.value
  return {
    id: wire.spanID,
    parentId: parent?.spanID ?? null,
    service: process?.serviceName ?? '',
    operation: wire.operationName,
    kind: SPAN_KINDS.find((known) => known === kind) ?? 'unknown',
    startUs: wire.startTime,
    durationUs: Math.max(0, wire.duration),
    failed: attributes.some(({ key, value }) => key === 'error' && String(value) !== 'false'),
    attributes,
    events: (wire.logs ?? []).map(toEvent),
    warnings: wire.warnings ?? [],
  }
}

function toEvent({ timestamp, fields }: NonNullable<WireSpan['logs']>[number]): SpanEvent {
  return { atUs: timestamp, attributes: toAttributes(fields ?? []) }
}

function toAttributes(given: readonly z.infer<typeof tag>[]): readonly Attribute[] {
  return given.map(({ key, value }) => ({ key, value: isPlain(value) ? value : JSON.stringify(value ?? null) }))
}

function isPlain(value: unknown): value is Attribute['value'] {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
