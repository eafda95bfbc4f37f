import { failed, ok, type Result } from '@/lib/std/result'
import { MAX_SPANS, SPAN_KINDS, type Attribute, type Span, type Trace } from '@/lib/tracing/model'
import { z } from 'zod'

const endpoint = z.object({
  serviceName: z.string().nullish(),
  ipv4: z.string().nullish(),
  ipv6: z.string().nullish(),
  port: z.number().nullish(),
})
const span = z.object({
  traceId: z.string(),
  id: z.string(),
  parentId: z.string().nullish(),
  name: z.string().nullish(),
  kind: z.string().nullish(),
  timestamp: z.number().nonnegative().nullish(),
  duration: z.number().nullish(),
  shared: z.boolean().nullish(),
  localEndpoint: endpoint.nullish(),
  remoteEndpoint: endpoint.nullish(),
  annotations: z.array(z.object({ timestamp: z.number(), value: z.string() })).nullish(),
  tags: z.record(z.string(), z.string()).nullish(),
})

type WireSpan = z.infer<typeof span>

/** Reads lists of spans, each list a trace; empty ones are left out. Which trace it is, is told by the spans. */
export function readTraces(answer: unknown): Result<readonly Trace[], 'shape'> {
  const lists = z.array(z.array(z.unknown())).safeParse(answer)
  if (!lists.success) return failed('shape')
  const traces: Trace[] = []
  for (const list of lists.data) {
    const read = z.array(span).safeParse(list.slice(0, MAX_SPANS))
    if (!read.success) return failed('shape')
    const [first] = read.data
    if (first !== undefined) traces.push({ id: wholeId(first.traceId), ...toSpans(read.data, list.length) })
  }
  return ok(traces)
}

function wholeId(id: string): string {
  return id.toLowerCase().padStart(id.length > 16 ? 32 : 16, '0')
}

function toSpans(wire: readonly WireSpan[], given: number): Pick<Trace, 'spans' | 'cut'> {
  const firstUs = wire.reduce((first, { timestamp }) => Math.min(first, timestamp ?? Infinity), Infinity)
  const split = sharedIds(wire)
  const spans = new Map<string, Span>()
  for (const one of wire) {
    const made = toSpan(one, split, Number.isFinite(firstUs) ? firstUs : 0)
    spans.set(made.id, made)
  }
  return { spans: [...spans.values()], cut: Math.max(0, given - MAX_SPANS) }
}

/** Both ends of a call may tell of it under one id (B3): these are the ids, whose server's half needs one of its own. */
function sharedIds(wire: readonly WireSpan[]): ReadonlySet<string> {
  const callers = new Set(wire.filter((one) => !isServer(one)).map(({ id }) => id))
  return new Set(wire.filter((one) => isServer(one) && callers.has(one.id)).map(({ id }) => id))
}

function isServer({ kind, shared }: WireSpan): boolean {
  return kind === 'SERVER' || shared === true
}

const SERVER_HALF = '-server'

function toSpan(wire: WireSpan, split: ReadonlySet<string>, firstUs: number): Span {
  const { id, parentId, timestamp, duration, tags } = wire
  const half = split.has(id) && isServer(wire)
  const parent = parentId ?? null
  const kind = (wire.kind ?? '').toLowerCase()
  return {
    id: half ? id + SERVER_HALF : id,
    // What is below a call was caused by who served it.
    parentId: half ? id : parent !== null && split.has(parent) ? parent + SERVER_HALF : parent,
    service: wire.localEndpoint?.serviceName ?? '',
    operation: wire.name ?? '',
    kind: SPAN_KINDS.find((known) => known === kind) ?? 'unknown',
    startUs: timestamp ?? firstUs,
    durationUs: Math.max(0, duration ?? 0),
    failed: tags?.error !== undefined && tags.error !== 'false',
    attributes: attributesOf(wire),
    events: (wire.annotations ?? []).map((event) => ({
      atUs: event.timestamp,
      attributes: [{ key: 'event', value: event.value }],
    })),
    warnings: timestamp == null ? ['This span was stored without its beginning.'] : [],
  }
}

function attributesOf({ tags, localEndpoint, remoteEndpoint }: WireSpan): readonly Attribute[] {
  const told = {
    'net.host.ip': localEndpoint?.ipv4 ?? localEndpoint?.ipv6,
    'peer.service': remoteEndpoint?.serviceName,
    'net.peer.ip': remoteEndpoint?.ipv4 ?? remoteEndpoint?.ipv6,
    'net.peer.port': remoteEndpoint?.port,
  }
  const ends = Object.entries(told).flatMap(([key, value]) => (value == null || value === '' ? [] : [{ key, value }]))
  return [...Object.entries(tags ?? {}).map(([key, value]) => ({ key, value })), ...ends]
}
