import { worstStatus } from '@/lib/health/worst-status'
import { compareText } from '@/lib/std/compare-text'
import { makeNode } from '../build/make-node'
import type { TrafficNode } from '../build/traffic-graph'
import type { GraphNode, NodeFlag, NodeHealth, NodeKind } from '../model'
import { type GroupRef, writeNodeId } from '../series/node-id'

export const MAX_FAILING_NAMES = 20
export const MAX_MEMBER_IDS = 200
/** What holds for a group or a frame as soon as it holds for one member. */
export const SHARED_FLAGS = ['inaccessible', 'out-of-mesh', 'outside'] as const satisfies readonly NodeFlag[]

/** The node that stands for its members (B3). Nothing red turns green: its health is that of the worst of them. */
export function makeGroup(
  ref: GroupRef,
  members: readonly TrafficNode[],
  weights: ReadonlyMap<string, number>,
): TrafficNode {
  const flags = new Set<NodeFlag>(SHARED_FLAGS.filter((flag) => members.some((member) => member.flags.has(flag))))
  if (members.every((member) => member.flags.has('idle'))) flags.add('idle')
  return makeNode({
    id: writeNodeId(ref),
    kind: 'group',
    cluster: ref.cluster,
    namespace: ref.namespace,
    app: ref.level === 'app' ? ref.name : null,
    group: describe(ref, members, weights),
    flags,
    health: groupHealth(members),
  })
}

function describe(
  { level, cluster, namespace, name }: GroupRef,
  members: readonly TrafficNode[],
  weights: ReadonlyMap<string, number>,
): NonNullable<GraphNode['group']> {
  const byKind = new Map<NodeKind, number>()
  for (const { kind } of members) byKind.set(kind, (byKind.get(kind) ?? 0) + 1)
  const failing = members.filter(({ health }) => health?.status === 'failure')
  return {
    level,
    name: (level === 'app' ? name : level === 'cluster' ? cluster : namespace) ?? 'rest',
    members: members.length,
    byKind: Object.fromEntries(byKind),
    failing: failing.length,
    degraded: members.filter(({ health }) => health?.status === 'degraded').length,
    failingNames: worstFirst(failing, weights).slice(0, MAX_FAILING_NAMES),
    memberIds: members
      .map(({ id }) => id)
      .sort(compareText)
      .slice(0, MAX_MEMBER_IDS),
  }
}

export function worstFirst(nodes: readonly TrafficNode[], weights: ReadonlyMap<string, number>): readonly string[] {
  const weigh = ({ id }: TrafficNode): number => weights.get(id) ?? 0
  return nodes
    .toSorted(
      (a, b) =>
        (b.health?.errorRatio ?? 0) - (a.health?.errorRatio ?? 0) || weigh(b) - weigh(a) || compareText(a.id, b.id),
    )
    .map(({ id }) => id)
}

function groupHealth(members: readonly TrafficNode[]): NodeHealth | null {
  const health = members.map((member) => member.health).filter((own) => own !== null)
  return health.length === 0 ? null : worstHealth(health, members.length)
}

/** The worst of several, with how many of all are that bad. */
export function worstHealth(health: readonly NodeHealth[], members: number): NodeHealth {
  const status = worstStatus(health.map((one) => one.status))
  const asBad = health.filter((one) => one.status === status)
  return {
    status,
    requests: worstStatus(health.map(({ requests }) => requests)),
    replicas: worstStatus(health.map(({ replicas }) => replicas)),
    errorRatio: asBad.reduce((worst, { errorRatio }) => Math.max(worst, errorRatio), 0),
    reason: status === null ? `0 of ${members} are rated` : `${asBad.length} of ${members} are ${WORDS[status]}`,
  }
}

const WORDS = { failure: 'failing', degraded: 'degraded', 'not-ready': 'not ready', healthy: 'healthy' } as const
