import { failed, ok, type Result } from '@/lib/std/result'
import { MAX_SPANS, SPAN_KINDS, type Attribute, type Span, type SpanEvent, type Trace } from '@/lib/tracing/model'
import { z } from 'zod'
import { unixNanos } from './unix-nanos'

const attributes = z.array(z.object({ key: z.string(), value: z.unknown() })).nullish()
const span = z.object({
  spanId: z.string(),
  parentSpanId: z.string().nullish(),
  name: z.string().nullish(),
  kind: z.union([z.string(), z.number()]).nullish(),
  startTimeUnixNano: unixNanos,
  endTimeUnixNano: unixNanos.nullish(),
  attributes,
  events: z.array(z.object({ timeUnixNano: unixNanos, name: z.string().nullish(), attributes })).nullish(),
  status: z.object({ code: z.union([z.string(), z.number()]).nullish(), message: z.string().nullish() }).nullish(),
})
const scopes = z.array(z.object({ spans: z.array(z.unknown()).nullish() })).nullish()
const resources = z
  .array(
    z.object({
      resource: z.object({ attributes }).nullish(),
      scopeSpans: scopes,
      instrumentationLibrarySpans: scopes,
    }),
  )
  .nullish()
const trace = z.object({ resourceSpans: resources, batches: resources })

type WireSpan = z.infer<typeof span>

/**
 * Reads a trace in OpenTelemetry's JSON as Tempo writes it: ids in base64 or hexadecimal, kinds and codes as names or numbers.
 * Attributes of the resource stand behind those of the span.
 *
 * @param id under which it was asked for.
 */
export function readOtlp(answer: unknown, id: string): Result<Trace, 'shape'> {
  const read = trace.safeParse(answer)
  if (!read.success) return failed('shape')
  const spans = new Map<string, Span>()
  let given = 0
  for (const { resource, scopeSpans, instrumentationLibrarySpans } of read.data.resourceSpans ??
    read.data.batches ??
    []) {
    const owned = toAttributes(resource?.attributes)
    const own = [...(scopeSpans ?? []), ...(instrumentationLibrarySpans ?? [])].flatMap((scope) => scope.spans ?? [])
    const known = z.array(span).safeParse(own.slice(0, Math.max(0, MAX_SPANS - given)))
    if (!known.success) return failed('shape')
    given += own.length
    for (const one of known.data) {
      const made = toSpan(one, owned)
      spans.set(made.id, made)
    }
  }
  return ok({ id, spans: [...spans.values()], cut: Math.max(0, given - MAX_SPANS) })
}

function toSpan(wire: WireSpan, owned: readonly Attribute[]): Span {
  const own = toAttributes(wire.attributes)
  const { code, message } = wire.status ?? {}
  const described =
    message === undefined || message === null || message === '' ? [] : [{ key: 'status', value: message }]
  const startUs = wire.startTimeUnixNano
  const marked = own.find(({ key }) => key === 'error')?.value
  return {
    id: spanId(wire.spanId),
    parentId: parentOf(wire.parentSpanId ?? ''),
    service: String(owned.find(({ key }) => key === SERVICE)?.value ?? ''),
    operation: wire.name ?? '',
    kind: kindOf(wire.kind),
    startUs,
    durationUs: Math.max(0, (wire.endTimeUnixNano ?? wire.startTimeUnixNano) - startUs),
    failed: code === 2 || code === 'STATUS_CODE_ERROR' || (marked !== undefined && String(marked) !== 'false'),
    attributes: [...own, ...described, ...owned.filter(({ key }) => key !== SERVICE)],
    events: (wire.events ?? []).map(toEvent),
    warnings: [],
  }
}

const SERVICE = 'service.name'
/** Of OpenTelemetry's protocol, by number; 0 is none. */
const KINDS = ['unknown', 'internal', 'server', 'client', 'producer', 'consumer'] as const

function kindOf(kind: WireSpan['kind']): Span['kind'] {
  if (typeof kind === 'number') return KINDS[kind] ?? 'unknown'
  const name = (kind ?? '').replace(/^SPAN_KIND_/, '').toLowerCase()
  return SPAN_KINDS.find((known) => known === name) ?? 'unknown'
}

function parentOf(id: string): string | null {
  const hex = spanId(id)
  return /^0*$/.test(hex) ? null : hex
}

/** Eight bytes are sixteen digits, or twelve characters of base64. */
function spanId(id: string): string {
  return /^[A-Za-z0-9+/_-]{11}=?$/.test(id) ? Buffer.from(id, 'base64').toString('hex') : id.toLowerCase()
}

function toEvent(event: NonNullable<WireSpan['events']>[number]): SpanEvent {
  const name = event.name ?? ''
  const told = toAttributes(event.attributes)
  return {
    atUs: event.timeUnixNano,
    attributes: name === '' ? told : [{ key: 'event', value: name }, ...told],
  }
}

function toAttributes(given: z.infer<typeof attributes>): readonly Attribute[] {
  return (given ?? []).map(({ key, value }) => ({ key, value: toValue(value) }))
}

const anyValue = z.union([
  z.object({ stringValue: z.string() }).transform(({ stringValue }) => stringValue),
  z.object({ boolValue: z.boolean() }).transform(({ boolValue }) => boolValue),
  z.object({ intValue: z.union([z.string(), z.number()]) }).transform(({ intValue }) => wholeNumber(intValue)),
  z.object({ doubleValue: z.number() }).transform(({ doubleValue }) => doubleValue),
])

/** Lists, maps and bytes stay as they were written. */
function toValue(value: unknown): Attribute['value'] {
  const plain = anyValue.safeParse(value)
  return plain.success ? plain.data : JSON.stringify(value ?? null)
}

/** Those that JavaScript cannot hold stay text. */
function wholeNumber(value: string | number): string | number {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : String(value)
}
