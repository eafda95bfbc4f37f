import { worseStatus } from '@/lib/health/worst-status'
import {
  type GraphBox,
  type GraphNode,
  type GroupInfo,
  NODE_KINDS,
  type NodeFlag,
  type NodeHealth,
} from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import { MAX_FAILING_NAMES, MAX_MEMBER_IDS, SHARED_FLAGS, worstHealth } from '../budget/make-group'
import { NO_BADGES } from '../build/no-badges'
import { foldedId } from './folded-id'

/** The node that a folded frame is drawn as, still without traffic. Groups among the members count as what they hold. */
export function foldedNode(box: GraphBox, members: readonly GraphNode[]): GraphNode {
  const [first] = members
  const shared = SHARED_FLAGS.filter((flag) => members.some((member) => member.flags.includes(flag)))
  const idle = members.every((member) => member.flags.includes('idle'))
  const focus = members.some((member) => member.flags.includes('focus'))
  const flags: NodeFlag[] = [...shared, ...(idle ? (['idle'] as const) : []), ...(focus ? (['focus'] as const) : [])]
  return {
    id: foldedId(box),
    kind: 'group',
    cluster: first?.cluster ?? 'unknown',
    namespace: box.level === 'cluster' ? 'unknown' : (first?.namespace ?? 'unknown'),
    ...(box.level === 'app' ? { app: box.name } : {}),
    group: groupInfo(box, members),
    box: box.parent,
    flags: flags.sort(compareText),
    in: [],
    out: [],
    services: [],
    principals: [],
    badges: NO_BADGES,
    health: healthOf(box, members),
    labels: null,
  }
}

function groupInfo({ level, name }: GraphBox, members: readonly GraphNode[]): GroupInfo {
  const count = (of: (node: GraphNode) => number) => members.reduce((total, node) => total + of(node), 0)
  const kinds = NODE_KINDS.map((kind) => {
    const own = (node: GraphNode) => (node.group === undefined ? Number(node.kind === kind) : node.group.byKind[kind])
    return [kind, count((node) => own(node) ?? 0)] as const
  })
  return {
    level,
    name,
    members: count((node) => node.group?.members ?? 1),
    byKind: Object.fromEntries(kinds.filter(([, number]) => number > 0)),
    failing: count((node) => node.group?.failing ?? Number(node.health?.status === 'failure')),
    degraded: count((node) => node.group?.degraded ?? Number(node.health?.status === 'degraded')),
    failingNames: failingFirst(members)
      .flatMap((node) => node.group?.failingNames ?? [node.id])
      .slice(0, MAX_FAILING_NAMES),
    memberIds: members
      .flatMap((node) => node.group?.memberIds ?? [node.id])
      .sort(compareText)
      .slice(0, MAX_MEMBER_IDS),
  }
}

function failingFirst(members: readonly GraphNode[]): readonly GraphNode[] {
  return members
    .filter(({ health }) => health?.status === 'failure')
    .toSorted((a, b) => (b.health?.errorRatio ?? 0) - (a.health?.errorRatio ?? 0) || compareText(a.id, b.id))
}

/** A frame's own health counts too: that of an app knows its replicas. */
function healthOf(box: GraphBox, members: readonly GraphNode[]): NodeHealth | null {
  const each = members.flatMap(healthInside)
  const all = members.reduce((total, node) => total + (node.group?.members ?? 1), 0)
  const worst = each.length === 0 ? null : worstHealth(each, all)
  if (box.health === null || worst === null) return worst ?? box.health
  return worseStatus(worst.status, box.health.status) === worst.status ? worst : box.health
}

/** One for each rated node that a member stands for; a group knows how many of its own are failing and degraded. */
function healthInside({ health, group }: GraphNode): readonly NodeHealth[] {
  if (health === null) return []
  if (group === undefined) return [health]
  const asBad =
    health.status === 'failure' ? group.failing : health.status === 'degraded' ? group.degraded : group.members
  return Array.from({ length: Math.max(1, asBad) }, () => health)
}
