import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { UNKNOWN } from '../build/identify-node'
import type { TrafficNode } from '../build/traffic-graph'
import { type GroupRef, parseNodeId, writeNodeId } from '../series/node-id'

/** A node, or a group that earlier steps made. It enters `parent` in step `since` (1 is the first step). */
export interface Item {
  readonly id: string
  readonly content: TrafficNode | GroupRef
  readonly cluster: string
  readonly namespace: string
  readonly app: string | null
  /** Requests, messages and kibibytes per second, in and out. */
  weight: number
  parent: Item | null
  since: number
}

/** All steps of collapsing, in order. After step k + 1 the drawing is coarser than after step k, never finer (B2). */
export interface Collapse {
  /** One for every node, in the given order. */
  readonly items: readonly Item[]
  readonly steps: number
}

interface Collector {
  /** Puts items into a group as one step; an item that is alone there waits and takes no step. */
  readonly enter: (ref: GroupRef, items: readonly Item[]) => void
  /** Groups that have members and stand in no other group. */
  readonly free: (...levels: readonly GroupRef['level'][]) => readonly Item[]
  readonly steps: () => number
}

const REST: GroupRef = { kind: 'group', level: 'rest', cluster: null, namespace: null, name: null }

/**
 * Lists what is collapsed first, second and so on (B2): the quiet outside first, then healthy, degraded, everything not failing, what the
 * user asked to expand, and last what fails. Focus nodes are never collapsed.
 */
export function planCollapse(
  nodes: readonly TrafficNode[],
  weights: ReadonlyMap<string, number>,
  expand: readonly string[],
): Collapse {
  const items = nodes.map((node) => ({ node, item: toItem(node.id, node, weights.get(node.id) ?? 0) }))
  const askedAt = expandTest(expand)
  const movable = items.filter(({ node }) => !node.flags.has('focus'))
  const sorts = groupBy(movable, ({ node }) => {
    if (node.health?.status === 'failure') return 'failing'
    if (askedAt(node) !== undefined) return 'opened'
    return node.health?.status === 'degraded' ? 'degraded' : 'healthy'
  })
  const of = (sort: 'failing' | 'opened' | 'degraded' | 'healthy'): readonly NodeItem[] => sorts.get(sort) ?? []
  const collector = createCollector()
  collapseHealthy(of('healthy'), collector)
  for (const { item } of of('degraded').toSorted(byErrors)) collector.enter(clusterRef(item), [item])
  const rest = [...of('healthy'), ...of('degraded')].map(({ item }) => item).filter(isFree)
  const notFailing = [...rest, ...collector.free('idle', 'app', 'namespace', 'cluster')]
  if (notFailing.length > 0) collector.enter(REST, notFailing)
  const byAsked = groupBy(of('opened'), ({ node }) => askedAt(node) ?? 0)
  for (const place of [...byAsked.keys()].sort((a, b) => b - a)) {
    collector.enter(
      REST,
      (byAsked.get(place) ?? []).map(({ item }) => item),
    )
  }
  for (const { item } of of('failing').toSorted(byErrors)) collector.enter(REST, [item])
  return { items: items.map(({ item }) => item), steps: collector.steps() }
}

interface NodeItem {
  readonly node: TrafficNode
  readonly item: Item
}

/** Phases 1 to 5, each from the least traffic to the most. */
function collapseHealthy(healthy: readonly NodeItem[], { enter, free }: Collector): void {
  const phase = (items: readonly Item[], refOf: (item: Item) => GroupRef): void => {
    const byGroup = groupBy(items.filter(isFree), (item) => writeNodeId(refOf(item)))
    const ordered = [...byGroup].map(([id, own]) => ({
      id,
      own,
      weight: own.reduce((sum, one) => sum + one.weight, 0),
    }))
    for (const { own } of ordered.sort((a, b) => a.weight - b.weight || compareText(a.id, b.id))) {
      const [first] = own
      if (first !== undefined) enter(refOf(first), own)
    }
  }
  const all = (given: readonly NodeItem[]): readonly Item[] => given.map(({ item }) => item)
  const outside = healthy.filter(({ node }) => node.flags.has('outside'))
  const requested = healthy.filter(({ node }) => !node.flags.has('outside'))
  phase(all(outside), (item) => placedRef(item, 'namespace'))
  phase(all(requested.filter(({ node }) => node.flags.has('idle'))), (item) => placedRef(item, 'idle'))
  phase(all(requested.filter(({ node }) => node.app !== null)), (item) => placedRef(item, 'app', item.app))
  phase([...all(requested), ...free('idle', 'app')], (item) => placedRef(item, 'namespace'))
  phase([...all(healthy), ...free('idle', 'app', 'namespace')], clusterRef)
}

function createCollector(): Collector {
  const pools = new Map<string, { readonly group: Item; readonly ref: GroupRef; waiting: readonly Item[] | null }>()
  let steps = 0
  return {
    steps: () => steps,
    free: (...levels) =>
      [...pools.values()]
        .filter(({ group, ref, waiting }) => waiting === null && isFree(group) && levels.includes(ref.level))
        .map(({ group }) => group),
    enter: (ref, items) => {
      const id = writeNodeId(ref)
      const pool = pools.get(id) ?? { group: toItem(id, ref, 0), ref, waiting: [] }
      pools.set(id, pool)
      const entering = [...(pool.waiting ?? []), ...items].filter(isFree)
      if (pool.waiting !== null && entering.length < 2) {
        pool.waiting = entering
        return
      }
      pool.waiting = null
      steps += 1
      for (const item of entering) {
        item.parent = pool.group
        item.since = steps
        pool.group.weight += item.weight
      }
    },
  }
}

function toItem(id: string, content: Item['content'], weight: number): Item {
  const { cluster, namespace } = content
  const app = 'app' in content ? content.app : null
  return {
    id,
    content,
    cluster: cluster ?? UNKNOWN,
    namespace: namespace ?? UNKNOWN,
    app,
    weight,
    parent: null,
    since: 0,
  }
}

function isFree({ parent }: Item): boolean {
  return parent === null
}

function placedRef({ cluster, namespace }: Item, level: GroupRef['level'], name: string | null = null): GroupRef {
  return { kind: 'group', level, cluster, namespace, name }
}

function clusterRef({ cluster }: Item): GroupRef {
  return { kind: 'group', level: 'cluster', cluster, namespace: null, name: null }
}

/** Mildest first. */
function byErrors(a: NodeItem, b: NodeItem): number {
  const ratio = ({ node }: NodeItem): number => node.health?.errorRatio ?? 0
  return ratio(a) - ratio(b) || a.item.weight - b.item.weight || compareText(a.item.id, b.item.id)
}

/** Says which of the asked-for groups a node would be in: the place in the list, of several the first; undefined for none. */
export function expandTest(expand: readonly string[]): (node: TrafficNode) => number | undefined {
  const groups = expand.map((id) => parseNodeId(id)).map((ref) => (ref?.kind === 'group' ? ref : undefined))
  return (node) => {
    const place = groups.findIndex((group) => group !== undefined && isMember(node, group))
    return place < 0 ? undefined : place
  }
}

function isMember(node: TrafficNode, { level, cluster, namespace, name }: GroupRef): boolean {
  if (level === 'rest') return true
  if ((node.cluster ?? UNKNOWN) !== cluster) return false
  if (level === 'cluster') return true
  if ((node.namespace ?? UNKNOWN) !== namespace) return false
  return level === 'app' ? node.app === name : level === 'namespace' || node.flags.has('idle')
}
