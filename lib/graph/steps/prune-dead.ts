import type { TrafficNode } from '../build/traffic-graph'
import type { NodeFlag } from '../model'
import { edgesByNode, type TouchingEdges, withoutNodes } from './edges'
import { clusterOf, isInaccessible, workloadsOf } from './node-facts'
import type { Step, StepContext } from './step'

/**
 * M1: removes what is not there any more, again and again until nothing changes, and marks what has no pods (`dead`) or is gone from
 * the cluster although its traffic was measured (`gone`). A node is looked up in its own cluster and namespace.
 */
export const pruneDead: Step = (graph, context) => {
  const touching = edgesByNode(graph)
  const silent = new Map<string, TrafficNode>()
  const marks = new Map<string, NodeFlag>()
  for (const node of graph.nodes.values()) {
    if (hasTraffic(touching(node.id))) {
      if (isGone(node, context)) marks.set(node.id, 'gone')
    } else silent.set(node.id, node)
  }
  const removed = removeSilent(silent, touching, context)
  for (const node of silent.values()) {
    if (!removed.has(node.id) && isDead(node, context)) marks.set(node.id, 'dead')
  }
  const rest = withoutNodes(graph, removed)
  if (marks.size === 0) return { graph: rest, notes: [] }
  const nodes = new Map(rest.nodes)
  for (const [id, flag] of marks) {
    const node = nodes.get(id)
    if (node !== undefined) nodes.set(id, { ...node, flags: new Set([...node.flags, flag]) })
  }
  return { graph: { ...rest, nodes }, notes: [] }
}

/** Removing a node takes the last outgoing edge of a service before it, so that one goes too: a list of what to look at again. */
function removeSilent(
  silent: ReadonlyMap<string, TrafficNode>,
  touching: (id: string) => TouchingEdges,
  context: StepContext,
): ReadonlySet<string> {
  const removed = new Set<string>()
  const open = [...silent.values()]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (removed.has(node.id) || staysSilent(node, touching(node.id), removed, context)) continue
    removed.add(node.id)
    for (const { source } of touching(node.id).incoming) {
      const caller = silent.get(source)
      if (caller !== undefined) open.push(caller)
    }
  }
  return removed
}

function hasTraffic({ incoming, outgoing }: TouchingEdges): boolean {
  return incoming.some(({ numbers }) => numbers.rate > 0) || outgoing.some(({ numbers }) => numbers.rate > 0)
}

/** What becomes of a node without traffic. */
function staysSilent(
  node: TrafficNode,
  { outgoing }: TouchingEdges,
  removed: ReadonlySet<string>,
  { index }: StepContext,
): boolean {
  if (node.kind === 'entry') return true
  if (node.kind === 'service') return node.flags.has('egress') || outgoing.some(({ target }) => !removed.has(target))
  if (node.kind === 'unknown') return false
  if (node.workload === null || isInaccessible(node, index)) return true
  const reachable = clusterOf(node, index)?.facts.reachable === true
  return !reachable || workloadsOf(node, index).length > 0
}

/** Without traffic and without a pod. */
function isDead(node: TrafficNode, { index }: StepContext): boolean {
  if (node.workload === null || isInaccessible(node, index)) return false
  const [workload] = workloadsOf(node, index)
  return clusterOf(node, index)?.facts.reachable === true && workload?.pods === 0
}

function isGone(node: TrafficNode, { index }: StepContext): boolean {
  if (node.workload === null || isInaccessible(node, index)) return false
  return clusterOf(node, index)?.facts.reachable === true && workloadsOf(node, index).length === 0
}
