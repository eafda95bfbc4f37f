import { boxesAround } from '../display/boxes-around'
import type { Graph, GraphBox, GraphNode } from '../model'
import { parseFind } from './parse-find'
import { quoteValue } from './scan'

/**
 * The hide expression that leaves out some elements besides what is hidden already.
 *
 * @param ids of nodes and frames; others are left alone, for no expression names an edge by its ends.
 * @returns undefined where there is nothing to hide, or where the expression would be too long to be read.
 */
export function hideElements(graph: Graph, hide: string, ids: readonly string[]): string | undefined {
  const named = expressionOf(graph, ids)
  return named === undefined ? undefined : besides(hide, named)
}

/**
 * The hide expression that leaves these elements and nothing else. A node without an edge to another of them would go with its edges
 * (graph.md F6), so it keeps its neighbours.
 *
 * @param ids of nodes, edges (which stand for their ends) and frames (which stand for what is in them).
 */
export function hideOthers(graph: Graph, ids: readonly string[]): string | undefined {
  const wanted = new Set(ids)
  const edges = graph.edges.filter(({ id }) => wanted.has(id))
  const boxes = new Map(graph.boxes.map((box) => [box.id, box]))
  const framed = (node: GraphNode) => boxesAround(node, boxes).some(({ id }) => wanted.has(id))
  const members = graph.nodes.filter(framed).map(({ id }) => id)
  const inside = new Set([...ids, ...members, ...edges.flatMap(({ source, target }) => [source, target])])
  const joined = new Set(
    graph.edges.flatMap(({ source, target }) =>
      source !== target && inside.has(source) && inside.has(target) ? [source, target] : [],
    ),
  )
  const isAlone = (id: string) => inside.has(id) && !joined.has(id)
  const around = graph.edges.flatMap(({ source, target }) =>
    isAlone(source) || isAlone(target) ? [source, target] : [],
  )
  const kept = [...ids, ...edges.flatMap(({ source, target }) => [source, target]), ...around]
  const named = expressionOf(graph, [...new Set(kept)])
  return named === undefined ? undefined : readable(`not (${named})`)
}

function expressionOf(graph: Graph, ids: readonly string[]): string | undefined {
  const clusters = new Set(graph.nodes.map(({ cluster }) => cluster)).size
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const boxes = new Map(graph.boxes.map((box) => [box.id, box]))
  const parts = ids.flatMap((id) => {
    const [node, box] = [nodes.get(id), boxes.get(id)]
    const tests = node === undefined ? (box === undefined ? [] : frameTests(box, graph)) : nodeTests(node)
    const cluster = (node ?? (box === undefined ? undefined : memberOf(box, graph)))?.cluster
    return tests.length === 0 ? [] : [[...tests, ...(clusters > 1 ? [equals('cluster', cluster)] : [])].join(' and ')]
  })
  return parts.length === 0 ? undefined : parts.length === 1 ? parts[0] : parts.map((part) => `(${part})`).join(' or ')
}

function nodeTests(node: GraphNode): readonly string[] {
  const kind = `node = ${node.kind}`
  const namespace = equals('ns', node.namespace)
  switch (node.kind) {
    case 'workload':
      return [kind, equals('workload', node.workload), namespace]
    case 'app':
      return [kind, equals('app', node.app), equals('version', node.version), namespace]
    case 'service':
      return [kind, equals('service', node.service), namespace]
    case 'operation':
      return [kind, equals('operation', node.operation?.value), namespace]
    case 'entry':
      return [kind, equals('name', node.entry?.name), namespace]
    case 'group':
      return [kind, equals('name', node.group?.name), namespace]
    case 'unknown':
      return [kind, namespace]
  }
}

function frameTests(box: GraphBox, graph: Graph): readonly string[] {
  const namespace = memberOf(box, graph)?.namespace
  if (box.level === 'cluster') return [equals('cluster', box.name)]
  return box.level === 'namespace' ? [equals('ns', box.name)] : [equals('app', box.name), equals('ns', namespace)]
}

function memberOf(box: GraphBox, { nodes, boxes }: Graph): GraphNode | undefined {
  const byId = new Map(boxes.map((one) => [one.id, one]))
  return nodes.find((node) => boxesAround(node, byId).some(({ id }) => id === box.id))
}

/** Missing text is the empty string (graph.md F3). */
function equals(operand: string, value = ''): string {
  return `${operand} = ${quoteValue(value)}`
}

function besides(hide: string, more: string): string | undefined {
  return readable(parseFind(hide).ok ? `(${hide}) or (${more})` : more)
}

function readable(text: string): string | undefined {
  return parseFind(text).ok ? text : undefined
}
