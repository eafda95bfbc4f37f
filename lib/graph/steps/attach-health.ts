import type { ChosenTolerances } from '@/lib/health/choose-tolerances'
import { rateStatus } from '@/lib/health/rate-health'
import type { CompiledTolerance } from '@/lib/health/tolerances'
import { worseStatus } from '@/lib/health/worst-status'
import type { TrafficEdge, TrafficNode } from '../build/traffic-graph'
import type { NodeHealth, Status } from '../model'
import type { NoteDraft } from '../notes/note-draft'
import { edgesByNode, type TouchingEdges } from './edges'
import { createNodeChooser, rateNode } from './rate-node'
import type { Step, StepContext } from './step'

/** H1 to H3: rates nodes and edges by the graph's own window. */
export const attachHealth: Step = (graph, context) => {
  const choose = createNodeChooser(context)
  const chosen = new Map([...graph.nodes.values()].map((node) => [node.id, choose(node)]))
  const touching = edgesByNode(graph)
  const nodes = [...graph.nodes].map(([id, node]): [string, TrafficNode] => [
    id,
    { ...node, health: nodeHealth(node, touching(id), chosen.get(id), context) },
  ])
  const edges = [...graph.edges].map(([id, edge]): [string, TrafficEdge] => {
    const [source, target] = [chosen.get(edge.source), chosen.get(edge.target)]
    return [id, { ...edge, health: edgeHealth(edge, source?.tolerances ?? [], target?.tolerances ?? []) }]
  })
  const bad = [...chosen].filter(([, { badAnnotation }]) => badAnnotation).map(([id]) => id)
  const notes: readonly NoteDraft[] = bad.length === 0 ? [] : [{ code: 'bad-annotation', count: bad.length, ids: bad }]
  return { graph: { nodes: new Map(nodes), edges: new Map(edges) }, notes }
}

function nodeHealth(
  node: TrafficNode,
  edges: TouchingEdges,
  chosen: ChosenTolerances | undefined,
  context: StepContext,
): NodeHealth | null {
  if (node.flags.has('inaccessible')) return null
  const { requests, replicas, whyNotRated } = rateNode(node, edges, chosen ?? { tolerances: [] }, context)
  const status = worseStatus(requests?.status ?? null, replicas?.status ?? null)
  const deciding = replicas !== null && replicas.status === status && requests?.status !== status ? replicas : requests
  return {
    status,
    requests: requests?.status ?? null,
    replicas: replicas?.status ?? null,
    errorRatio: requests?.errorRatio ?? 0,
    reason: deciding?.reason ?? whyNotRated,
  }
}

/** H3: what the caller tolerates of its calls and the server of its answers; null where nothing rates the edge. */
function edgeHealth(
  { protocol, unit, numbers }: TrafficEdge,
  source: readonly CompiledTolerance[],
  target: readonly CompiledTolerance[],
): Status | null {
  if (unit !== 'req/s' || protocol === 'tcp' || numbers.rate === 0) return null
  const codes = new Map<string, number>()
  for (const [code, { rate }] of numbers.codes) codes.set(code, rate)
  const called = rateStatus([{ protocol, direction: 'outbound', codes }], source)
  const answered = rateStatus([{ protocol, direction: 'inbound', codes }], target)
  return worseStatus(called, answered)
}
