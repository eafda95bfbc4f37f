import type { Matcher, PromExpression } from '@/lib/promql/expression'
import { escapeRegex } from '@/lib/promql/escape-regex'
import { printExpression } from '@/lib/promql/print-expression'
import type { Graph, GraphEdge, GraphRequest, Protocol, Reporter } from '../model'
import { METRICS } from '../query/query-id'
import type { Branch } from '../query/selection'
import { parseEdgeId } from '../series/edge-id'
import { parseNodeId } from '../series/node-id'
import { selectElement, selectSide } from './select-element'

/** What tells one edge of a node from another, as Prometheus answers it. */
const EDGE_LABELS = [
  'source_workload_namespace',
  'source_workload',
  'destination_service_namespace',
  'destination_service_name',
  'destination_workload_namespace',
  'destination_workload',
  'request_protocol',
] as const

interface PromqlOptions {
  /** The window that is shown ends at a fixed moment: the query shall mean that moment whenever it is asked. */
  readonly frozen: boolean
}

/**
 * The query text behind an edge or the edges of a node over the shown window, to be pasted into Prometheus: one number for an edge, one
 * series an edge for a node. It asks the reporter that supplied most of the traffic; what others supplied is not in it.
 *
 * @returns undefined for elements that no labels name: groups, service entries, calls that are estimated.
 */
export function elementPromql(graph: Graph, id: string, options: PromqlOptions): string | undefined {
  const edge = graph.edges.find((one) => one.id === id)
  const expression = edge === undefined ? ofNode(graph, id, options) : ofEdge(graph, edge, options)
  return expression === undefined ? undefined : printExpression(expression)
}

function ofEdge(graph: Graph, edge: GraphEdge, options: PromqlOptions): PromExpression | undefined {
  const [branch] = selectElement(edge.id, graph.request).branches ?? []
  if (branch === undefined) return undefined
  const matchers = [reportedMostly([edge]), ...branch, ...whoCalls(graph.request, edge.id)]
  return sumOver(
    { metrics: metricsOf(edge.protocol, graph.request), matchers, by: [], protocol: edge.protocol },
    graph.request,
    options,
  )
}

function ofNode(graph: Graph, id: string, options: PromqlOptions): PromExpression | undefined {
  const node = parseNodeId(id)
  if (node === undefined) return undefined
  const sides = (['server', 'caller'] as const).flatMap((side) => {
    const branch = selectSide(node, side)
    const edges = graph.edges.filter((edge) => (side === 'server' ? edge.target : edge.source) === id)
    const protocols = new Set(edges.map(({ protocol }) => protocol))
    return branch === undefined
      ? []
      : [...protocols].map((protocol) => {
          const own = edges.filter((edge) => edge.protocol === protocol)
          const query = { metrics: metricsOf(protocol, graph.request), matchers: [reportedMostly(own), ...branch] }
          return sumOver({ ...query, by: EDGE_LABELS, protocol }, graph.request, options)
        })
  })
  const [first, ...others] = sides
  if (first === undefined) return undefined
  return others.reduce<PromExpression>((left, right) => ({ kind: 'binary', operator: 'or', left, right }), first)
}

interface Sum {
  readonly metrics: readonly string[]
  readonly matchers: Branch
  readonly by: readonly string[]
  readonly protocol: Protocol
}

function sumOver(
  { metrics, matchers, by, protocol }: Sum,
  request: GraphRequest,
  { frozen }: PromqlOptions,
): PromExpression {
  const own = metrics.map((metric): PromExpression => {
    const rate: PromExpression = {
      kind: 'call',
      name: 'rate',
      args: [
        {
          kind: 'selector',
          metric,
          matchers: [...matchers, ...ofProtocol(metric, protocol)],
          rangeSeconds: request.durationSeconds,
          ...(frozen ? { atSeconds: request.at } : {}),
        },
      ],
    }
    return { kind: 'aggregate', operator: 'sum', by, of: rate }
  })
  return own.reduce((left, right) => ({ kind: 'binary', operator: '+', left, right }))
}

/** What is not gRPC is HTTP, whatever its label says. */
function ofProtocol(metric: string, protocol: Protocol): readonly Matcher[] {
  if (metric !== METRICS.requests) return []
  return [{ label: 'request_protocol', operator: protocol === 'grpc' ? '=' : '!=', value: 'grpc' }]
}

function metricsOf(protocol: Protocol, { grpc, tcp }: GraphRequest): readonly string[] {
  const both = (choice: 'sent' | 'received' | 'total' | 'none', sent: string, received: string) =>
    choice === 'total' ? [sent, received] : [choice === 'received' ? received : sent]
  if (protocol === 'tcp') return both(tcp, METRICS['tcp-received'], METRICS['tcp-sent'])
  return protocol === 'http' || grpc === 'requests' || grpc === 'none'
    ? [METRICS.requests]
    : both(grpc, METRICS['request-messages'], METRICS['response-messages'])
}

function reportedMostly(edges: readonly GraphEdge[]): Matcher {
  const share = (reporter: Reporter) => edges.reduce((sum, { reporters }) => sum + reporters[reporter], 0)
  const [most = 'source'] = (['source', 'waypoint', 'destination'] as const).toSorted((a, b) => share(b) - share(a))
  return { label: 'reporter', operator: '=', value: most }
}

/** From a service onwards the graph counts the callers that it asked for only, unless the service is one of what it asked for. */
function whoCalls({ scope }: GraphRequest, id: string): Branch {
  const edge = parseEdgeId(id)
  if (edge?.source.kind !== 'service' || scope.kind !== 'namespaces') return []
  const reached = [edge.source.namespace, 'namespace' in edge.target ? edge.target.namespace : null]
  if (reached.some((name) => name !== null && scope.names.includes(name))) return []
  return [{ label: 'source_workload_namespace', operator: '=~', value: scope.names.map(escapeRegex).join('|') }]
}
