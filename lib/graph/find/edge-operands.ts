import type { GraphEdge, Protocol, QuantileName } from '../model'
import type { FindContext, NumberUnit, Operand } from './operand'

type ReadNumber = (edge: GraphEdge, context: FindContext) => number | null | undefined

/** The operands that speak of edges (graph.md 13). */
export const EDGE_OPERANDS = [
  { ...number('http', [], 'perSecond', rateOf('http')), need: 'idle-edges' },
  { ...number('grpc', [], 'perSecond', rateOf('grpc')), need: 'idle-edges' },
  { ...number('tcp', [], 'perSecond', rateOf('tcp')), need: 'idle-edges' },
  number(
    '%httperr',
    ['%httperror'],
    'percent',
    of('http', (edge) => edge.errorPercent),
  ),
  number(
    '%grpcerr',
    ['%grpcerror'],
    'percent',
    of('grpc', (edge) => edge.errorPercent),
  ),
  number(
    '%httptraffic',
    [],
    'percent',
    of('http', (edge) => edge.sharePercent),
  ),
  number(
    '%grpctraffic',
    [],
    'percent',
    of('grpc', (edge) => edge.sharePercent),
  ),
  { ...number('responsetime', ['rt'], 'ms', responseTime), need: 'latency' },
  { ...number('avg', [], 'ms', (edge) => edge.latency?.avgMs), need: 'latency' },
  { ...number('p50', [], 'ms', quantile('p50')), need: 'quantiles' },
  { ...number('p95', [], 'ms', quantile('p95')), need: 'quantiles' },
  { ...number('p99', [], 'ms', quantile('p99')), need: 'quantiles' },
  { ...number('throughput', [], 'perSecond', (edge) => edge.throughput?.bytesPerSecond), need: 'throughput' },
  number('mtlspercent', [], 'percent', (edge) => edge.mtls?.percent),
  text('protocol', (edge) => [edge.protocol]),
  text('sourceprincipal', (edge) => edge.mtls?.sourcePrincipals ?? []),
  text('destprincipal', (edge) => edge.mtls?.destinationPrincipals ?? []),
  text('code', (edge) => edge.responses.map(({ code }) => code)),
  text('flag', (edge) => edge.responses.flatMap(({ flags }) => Object.keys(flags))),
  text('host', (edge) => edge.responses.flatMap(({ hosts }) => Object.keys(hosts))),
  // Where nobody on the server's side reported, there is no share that could be 0.
  flag('mtls', (edge) => (edge.mtls === null ? undefined : edge.mtls.percent > 0)),
  { ...flag('traffic', (edge) => edge.rate > 0), need: 'idle-edges' },
  flag('estimated', (edge) => edge.flags.includes('estimated')),
  flag('mirrored', (edge) => edge.flags.includes('mirrored')),
] as const satisfies readonly Operand<GraphEdge>[]

function number<const N extends string>(name: N, aliases: readonly string[], unit: NumberUnit, read: ReadNumber) {
  return { kind: 'number', name, aliases, unit, read } as const
}

function text<const N extends string>(name: N, read: (edge: GraphEdge) => readonly string[]) {
  return { kind: 'text', name, aliases: [], read } as const
}

function flag<const N extends string>(name: N, read: (edge: GraphEdge) => boolean | undefined) {
  return { kind: 'flag', name, aliases: [], read } as const
}

function of(protocol: Protocol, read: ReadNumber): ReadNumber {
  return (edge, context) => (edge.protocol === protocol ? read(edge, context) : undefined)
}

function rateOf(protocol: Protocol): ReadNumber {
  return of(protocol, (edge) => edge.rate)
}

function quantile(name: QuantileName): ReadNumber {
  return (edge) => edge.latency?.quantiles?.[name].ms
}

/** What the edge's label shows: the chosen quantile; where the store has no buckets, the average. */
function responseTime(edge: GraphEdge, { latency }: FindContext): number | undefined {
  const chosen = latency === 'avg' ? undefined : edge.latency?.quantiles?.[latency].ms
  return chosen ?? edge.latency?.avgMs
}
