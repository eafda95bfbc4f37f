import type { NodeBadge } from '@/lib/url/graph-view'
import type { GraphNode } from '@/lib/graph/model'
import type { GlyphName } from './glyphs'

/** In the order in which they claim one of the four seats around a node: what explains trouble comes first. */
export const NODE_SIGNS = [
  'dead',
  'out-of-mesh',
  'fault',
  'breaker',
  'routing',
  'mirroring',
  'workload-entry',
  'root',
] as const satisfies readonly GlyphName[]
export type NodeSign = (typeof NODE_SIGNS)[number]

const MOST_SIGNS = 4

const holds: Readonly<Record<NodeSign, (node: GraphNode) => boolean>> = {
  dead: ({ flags }) => flags.includes('dead'),
  'out-of-mesh': ({ flags }) => flags.includes('out-of-mesh'),
  fault: ({ badges }) => badges.routing?.faultInjection ?? false,
  breaker: ({ badges }) => badges.circuitBreaker,
  routing: ({ badges }) => badges.routing !== null,
  mirroring: ({ badges }) => badges.routing?.mirroring ?? false,
  'workload-entry': ({ badges }) => badges.workloadEntries.length > 0,
  root: ({ flags }) => flags.includes('root'),
}

/** Which choice of the Show menu governs a sign; the others are always drawn. */
const GOVERNED_BY: Readonly<Partial<Record<NodeSign, NodeBadge>>> = {
  'out-of-mesh': 'sidecars',
  fault: 'routing',
  breaker: 'routing',
  routing: 'routing',
  mirroring: 'routing',
}

/** The decorators around a node (graph.md V5, look.md: at most four). */
export function nodeBadges(node: GraphNode, shown: readonly NodeBadge[]): readonly NodeSign[] {
  return NODE_SIGNS.filter((sign) => {
    const governor = GOVERNED_BY[sign]
    return (governor === undefined || shown.includes(governor)) && holds[sign](node)
  }).slice(0, MOST_SIGNS)
}
