import { replicaHealth } from '@/lib/health/replica-health'
import { worseStatus } from '@/lib/health/worst-status'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { SHARED_FLAGS, worstHealth } from '../budget/make-group'
import { UNKNOWN } from '../build/identify-node'
import type { TrafficGraph } from '../build/traffic-graph'
import type { BoxLevel, GraphBox, NodeFlag, NodeHealth } from '../model'
import { isFactsNow } from '../notes/window-notes'
import { objectKey } from '../series/index-facts'
import { writeNodeId } from '../series/node-id'
import { toReplicas } from './rate-node'
import type { StepContext } from './step'

/** A node, or a frame that may be in a larger one. */
interface Boxable {
  readonly id: string
  readonly cluster: string | null
  readonly namespace: string | null
  readonly app: string | null
  readonly flags: ReadonlySet<NodeFlag>
  readonly health: NodeHealth | null
}
type Frame = Boxable & { readonly level: BoxLevel; readonly name: string }

export interface Boxed {
  /** Sorted by id. */
  readonly boxes: readonly GraphBox[]
  /** The innermost frame of each node that has one. */
  readonly boxOf: ReadonlyMap<string, string>
}

/**
 * Frames around what belongs together (B1): nodes of an app, of a namespace, of a cluster. A frame has two members at least, and one
 * namespace or cluster alone needs no frame.
 */
export function boxNodes({ nodes }: TrafficGraph, context: StepContext): Boxed {
  const parents = new Map<string, string>()
  const frames: Frame[] = []
  let outermost: readonly Boxable[] = [...nodes.values()]
  for (const level of context.request.boxes) {
    const made = framesOf(level, outermost, context)
    for (const { frame, members } of made) for (const { id } of members) parents.set(id, frame.id)
    frames.push(...made.map(({ frame }) => frame))
    outermost = [...outermost.filter(({ id }) => !parents.has(id)), ...made.map(({ frame }) => frame)]
  }
  const boxes = frames.map(({ id, level, name, flags, health }): GraphBox => {
    const shared = SHARED_FLAGS.filter((flag) => flags.has(flag))
    return { id, level, name, parent: parents.get(id) ?? null, flags: shared, health }
  })
  const boxOf = new Map([...nodes.keys()].flatMap((id) => pairWith(id, parents.get(id))))
  return { boxes: boxes.sort((a, b) => compareText(a.id, b.id)), boxOf }
}

interface MadeFrame {
  readonly frame: Frame
  readonly members: readonly Boxable[]
}

function framesOf(level: BoxLevel, things: readonly Boxable[], context: StepContext): readonly MadeFrame[] {
  const framed = things.flatMap((thing) => {
    const place = placeIn(level, thing)
    return place === undefined ? [] : [{ thing, place, id: writeNodeId({ kind: 'box', level, ...place }) }]
  })
  const groups = [...groupBy(framed, ({ id }) => id).values()]
  // Frames tell one namespace or cluster from another.
  if (level !== 'app' && groups.length < 2) return []
  return groups.flatMap((group) => {
    const [first] = group
    if (first === undefined || group.length < 2) return []
    const members = group.map(({ thing }) => thing)
    return [{ frame: makeFrame(level, first, members, context), members }]
  })
}

interface Place {
  readonly cluster: string
  readonly namespace: string
  readonly name: string | null
}

function placeIn(level: BoxLevel, { cluster, namespace, app }: Boxable): Place | undefined {
  if (level === 'cluster') return cluster === null ? undefined : { cluster, namespace: UNKNOWN, name: null }
  if (namespace === null || (level === 'app' && app === null)) return undefined
  return { cluster: cluster ?? UNKNOWN, namespace, name: level === 'app' ? app : null }
}

function makeFrame(
  level: BoxLevel,
  { id, place }: { readonly id: string; readonly place: Place },
  members: readonly Boxable[],
  context: StepContext,
): Frame {
  const [first] = members
  const { namespace, name } = place
  const flags = new Set(SHARED_FLAGS.filter((flag) => members.some((member) => member.flags.has(flag))))
  const own = members.map(({ health }) => health).filter((health) => health !== null)
  const worst = own.length === 0 ? null : worstHealth(own, members.length)
  return {
    id,
    level,
    name: name ?? (level === 'cluster' ? place.cluster : namespace),
    cluster: first?.cluster ?? null,
    namespace: level === 'cluster' ? null : namespace,
    app: null,
    flags,
    health: level === 'app' && !flags.has('inaccessible') ? withReplicas(worst, place, context) : worst,
  }
}

/** The versions of an app share their replicas: those of all its workloads, drawn or not (H2). */
function withReplicas(health: NodeHealth | null, place: Place, { request, index }: StepContext): NodeHealth | null {
  if (isFactsNow(request, index.facts)) return health
  const cluster = index.clusters.get(place.cluster)
  const workloads = cluster?.workloadsByApp.get(objectKey(place.namespace, place.name ?? '')) ?? []
  const replicas = replicaHealth(workloads.map((workload) => toReplicas(workload, cluster)))
  if (replicas === null) return health
  const status = worseStatus(health?.status ?? null, replicas.status)
  const isDecided = health !== null && health.status === status
  return {
    status,
    requests: health?.requests ?? null,
    replicas: replicas.status,
    errorRatio: health?.errorRatio ?? 0,
    reason: isDecided ? health.reason : replicas.reason,
  }
}

function pairWith(id: string, box: string | undefined): readonly [string, string][] {
  return box === undefined ? [] : [[id, box]]
}
