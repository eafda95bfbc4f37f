import { compareText } from '@/lib/std/compare-text'
import { makeNode } from '../build/make-node'
import type { TrafficEdge, TrafficNode } from '../build/traffic-graph'
import type { ServiceEntryFacts } from '../facts'
import type { FactsIndex } from '../series/index-facts'
import { writeNodeId } from '../series/node-id'
import { mergeEdges, retarget } from './edges'
import { isInaccessible } from './node-facts'
import type { Step, StepContext } from './step'

/** Finds the entry that a name means for a caller in that cluster and namespace. */
type FindEntry = (cluster: string, namespace: string, name: string) => ServiceEntryFacts | undefined

/**
 * S1: calls to hosts that a ServiceEntry declares go to one node per entry. Decided for each caller, since entries are visible to
 * some namespaces only; callers to whom none is visible, and those of another cluster, keep the plain service node.
 */
export const applyServiceEntries: Step = (graph, context) => {
  if (context.index.facts.clusters.every(({ serviceEntries }) => serviceEntries.length === 0))
    return { graph, notes: [] }
  const find = createFinder(context.index)
  const entries = new Map<string, TrafficNode>()
  const emptied = new Set<string>()
  const edges: TrafficEdge[] = []
  for (const edge of graph.edges.values()) {
    const target = graph.nodes.get(edge.target)
    const source = graph.nodes.get(edge.source)
    const entry = target === undefined || source === undefined ? undefined : entryFor(source, target, find, context)
    if (entry === undefined) {
      edges.push(edge)
      continue
    }
    entries.set(entry.id, entry)
    emptied.add(edge.target)
    edges.push(retarget(edge, edge.source, entry.id))
  }
  if (entries.size === 0) return { graph, notes: [] }
  const touched = new Set(edges.flatMap(({ source, target }) => [source, target]))
  const kept = [...graph.nodes].filter(([id]) => touched.has(id) || !emptied.has(id))
  return { graph: { nodes: new Map([...kept, ...entries]), edges: mergeEdges(edges) }, notes: [] }
}

function entryFor(
  source: TrafficNode,
  target: TrafficNode,
  find: FindEntry,
  { index }: StepContext,
): TrafficNode | undefined {
  if (target.kind !== 'service' || target.service === null) return undefined
  if (target.flags.has('injected') || target.flags.has('egress') || target.flags.has('addresses')) return undefined
  const { cluster, namespace } = isInaccessible(source, index) ? target : source
  const entry = cluster === null || namespace === null ? undefined : find(cluster, namespace, target.service)
  return entry === undefined || cluster === null ? undefined : entryNode(cluster, entry)
}

function entryNode(cluster: string, { ref, hosts, location }: ServiceEntryFacts): TrafficNode {
  const { namespace, name } = ref
  const id = writeNodeId({ kind: 'entry', cluster, namespace, name })
  return makeNode({ id, kind: 'entry', cluster, namespace, entry: { name, namespace, hosts, location } })
}

function createFinder({ facts, clusters }: FactsIndex): FindEntry {
  const byCluster = new Map(
    [...clusters].map(([name, cluster]) => [
      name,
      indexEntries(cluster.facts.serviceEntries, facts.exportDefault.serviceEntry),
    ]),
  )
  return (cluster, namespace, name) =>
    byCluster
      .get(cluster)
      ?.get(name)
      ?.find(({ visibility, entry }) => isVisible(visibility, entry, namespace))?.entry
}

interface VisibleEntry {
  readonly entry: ServiceEntryFacts
  /** Its `exportTo`, else the mesh's default; empty is everywhere. */
  readonly visibility: readonly string[]
}

/** Entries by the names they stand for, those of restricted visibility first, then by namespace and name. */
function indexEntries(
  entries: readonly ServiceEntryFacts[],
  standard: readonly string[],
): ReadonlyMap<string, readonly VisibleEntry[]> {
  const ordered = entries
    .map((entry): VisibleEntry => ({ entry, visibility: entry.exportTo.length === 0 ? standard : entry.exportTo }))
    .sort(
      (a, b) =>
        Number(isOpen(a)) - Number(isOpen(b)) ||
        compareText(a.entry.ref.namespace, b.entry.ref.namespace) ||
        compareText(a.entry.ref.name, b.entry.ref.name),
    )
  const byName = new Map<string, VisibleEntry[]>()
  for (const one of ordered) {
    for (const name of new Set(one.entry.hosts.flatMap((host) => namesOf(host, one.entry.location)))) {
      const list = byName.get(name)
      if (list === undefined) byName.set(name, [one])
      else list.push(one)
    }
  }
  return byName
}

/** A host, and for services inside the mesh its first label too, except for the multi-cluster names `NAME.NS.global`. */
function namesOf(host: string, location: ServiceEntryFacts['location']): readonly string[] {
  const [first = '', ...rest] = host.split('.')
  const isGlobal = rest.length === 2 && rest[1] === 'global'
  return location === 'mesh-internal' && first !== '' && !isGlobal ? [host, first] : [host]
}

function isOpen({ visibility }: VisibleEntry): boolean {
  return visibility.length === 0 || visibility.includes('*')
}

function isVisible(visibility: readonly string[], { ref }: ServiceEntryFacts, namespace: string): boolean {
  if (visibility.length === 0 || visibility.includes('*') || visibility.includes(namespace)) return true
  return visibility.includes('.') && ref.namespace === namespace
}
