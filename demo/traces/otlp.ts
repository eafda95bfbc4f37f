import type { Span } from './span'
import { groupBy } from '@/lib/std/group-by'

/** JSON of OpenTelemetry's `ExportTraceServiceRequest` (OTLP 1): as much of it as spans of proxies need. */
export interface OtlpRequest {
  readonly resourceSpans: readonly OtlpResourceSpans[]
}

interface OtlpResourceSpans {
  readonly resource: { readonly attributes: readonly OtlpAttribute[] }
  readonly scopeSpans: readonly { readonly scope: { readonly name: string }; readonly spans: readonly OtlpSpan[] }[]
}

interface OtlpSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  /** Nanoseconds since the Unix epoch. 64-bit numbers are text in this JSON. */
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly OtlpAttribute[]
  readonly status: { readonly code: number }
}

interface OtlpAttribute {
  readonly key: string
  readonly value:
    | { readonly stringValue: string }
    | { readonly boolValue: boolean }
    | { readonly intValue: string }
    | { readonly doubleValue: number }
}

const KIND = { server: 2, client: 3 } as const
const STATUS = { unset: 0, error: 2 } as const
/** Tags that say whose spans these are. */
const RESOURCE_TAGS = [
  'istio.canonical_service',
  'istio.canonical_revision',
  'istio.namespace',
  'istio.mesh_id',
  'istio.cluster_id',
]

/** Spans as OpenTelemetry sends them, those of one version of a service together. `error` becomes the status. */
export function toOtlp(spans: readonly Span[]): OtlpRequest {
  const groups = groupBy(spans, ({ service, tags }) => JSON.stringify([service, RESOURCE_TAGS.map((key) => tags[key])]))
  return {
    resourceSpans: [...groups.values()].map((ofOne) => ({
      resource: { attributes: resourceOf(ofOne) },
      scopeSpans: [{ scope: { name: 'envoy' }, spans: ofOne.map(toOtlpSpan) }],
    })),
  }
}

function resourceOf([first]: readonly Span[]): readonly OtlpAttribute[] {
  if (first === undefined) return []
  const tags = RESOURCE_TAGS.flatMap((key) => toAttribute(key, first.tags[key]))
  return [...toAttribute('service.name', first.service), ...tags]
}

function toOtlpSpan({ traceId, spanId, parentId, operation, kind, startUs, durationUs, tags }: Span): OtlpSpan {
  const { error, ...others } = tags
  return {
    traceId,
    spanId,
    ...(parentId === undefined ? {} : { parentSpanId: parentId }),
    name: operation,
    kind: KIND[kind],
    startTimeUnixNano: nanosOf(startUs),
    endTimeUnixNano: nanosOf(startUs + durationUs),
    attributes: Object.entries(others).flatMap(([key, value]) => toAttribute(key, value)),
    status: { code: error === true ? STATUS.error : STATUS.unset },
  }
}

function nanosOf(us: number): string {
  return (BigInt(us) * 1000n).toString()
}

function toAttribute(key: string, value: string | number | boolean | undefined): readonly OtlpAttribute[] {
  if (value === undefined) return []
  if (typeof value === 'string') return [{ key, value: { stringValue: value } }]
  if (typeof value === 'boolean') return [{ key, value: { boolValue: value } }]
  return [{ key, value: Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value } }]
}
