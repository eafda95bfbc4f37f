import type { MeshFacts } from '@/lib/graph/facts'
import { STATUSES } from '@/lib/graph/model'
import { writeNodeId } from '@/lib/graph/series/node-id'
import type { MeshSummary, ThingSummary } from '@/lib/graph/summary/summarise-mesh'
import { byPlace } from '@/lib/lists/by-place'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import type { Source } from '@/lib/url/api-types'
import type { Attention, AttentionItem, AttentionSource, AttentionThing } from './model'

const MOST = 10

interface AttentionParts {
  readonly things: MeshSummary
  readonly facts: MeshFacts
  /** Node ids of what runs the mesh itself. */
  readonly components: ReadonlySet<string>
  readonly sources: readonly Source[]
}

/**
 * What needs attention, worst first: sources that do not answer, for whatever rests on them is in doubt; then Failure before Degraded,
 * in each what runs the mesh itself, then by failing requests per second. An application, its workloads and its services are one item:
 * the one that is worst and says most, and how many others there are.
 */
export function buildAttention({ things, facts, components, sources }: AttentionParts): Attention {
  const ill = sources.flatMap((source) => sourceItem(source, sources))
  const groupOf = groupsOf(facts)
  const unhealthy = [...things].flatMap(([id, thing]): readonly IllThing[] => {
    const status = illStatus(thing)
    return status === undefined ? [] : [{ ...thing, id, status, isComponent: components.has(id) }]
  })
  const groups = groupBy(unhealthy, ({ id }) => groupOf.get(id) ?? id)
  const items = [...groups.values()].map(spokesman).sort(byUrgency)
  const all: readonly AttentionItem[] = [...ill, ...items]
  return { items: all.slice(0, MOST), total: all.length }
}

function sourceItem(source: Source, all: readonly Source[]): readonly AttentionSource[] {
  const { id, type, state, since, message } = source
  if (state !== 'failed' && state !== 'stale' && state !== 'denied') return []
  const alone = all.every((other) => other === source || other.type !== type)
  return [{ about: 'source', id, type, name: alone ? null : source.name, state, since, message }]
}

type IllStatus = AttentionThing['status']
type IllThing = ThingSummary & { readonly id: string; readonly status: IllStatus; readonly isComponent: boolean }

function illStatus({ health: { status } }: ThingSummary): IllStatus | undefined {
  return status === 'failure' || status === 'degraded' ? status : undefined
}

/** By node id the application that it belongs to: workloads by their label, services by the workloads that they select. */
function groupsOf({ clusters }: MeshFacts): ReadonlyMap<string, string> {
  const groups = new Map<string, string>()
  for (const { name: cluster, workloads, services } of clusters) {
    const apps = new Map<string, string>()
    for (const { namespace, name, app } of workloads) {
      if (app === null) continue
      const group = writeNodeId({ kind: 'app', cluster, namespace, name: app, version: null })
      apps.set(`${namespace}/${name}`, group)
      groups.set(writeNodeId({ kind: 'workload', cluster, namespace, name }), group)
    }
    for (const { namespace, name, workloads: own } of services) {
      const found = new Set(own.flatMap((workload) => apps.get(`${namespace}/${workload}`) ?? []))
      const [only] = found
      if (only !== undefined && found.size === 1)
        groups.set(writeNodeId({ kind: 'service', cluster, namespace, name }), only)
    }
  }
  return groups
}

/** A single bad workload says more than its application, several say less; a service is named where its requests reached none of them. */
function spokesman(group: readonly IllThing[]): AttentionThing {
  const worst = group.some(({ status }) => status === 'failure') ? 'failure' : 'degraded'
  const worstOnes = group.filter(({ status }) => status === worst)
  const workloads = worstOnes.filter(({ kind }) => kind === 'workload')
  const order =
    workloads.length === 1 ? ['workload', 'app', 'service', 'entry'] : ['app', 'service', 'workload', 'entry']
  const [first] = worstOnes.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || byPlace(a, b))
  if (first === undefined) throw new Error('a group has members')
  const { id, kind, cluster, namespace, name, health } = first
  return {
    about: 'thing',
    id,
    thing: { kind, cluster, namespace, name },
    status: worst,
    reason: health.items.find(({ status }) => status === worst)?.text ?? '',
    failingRate: failingRate(first),
    component: group.some(({ isComponent }) => isComponent),
    others: group.length - 1,
  }
}

function failingRate({ traffic }: ThingSummary): number | null {
  const requests = traffic?.in.filter(({ unit }) => unit === 'req/s') ?? []
  return requests.length === 0 ? null : requests.reduce((sum, { errorRate }) => sum + errorRate, 0)
}

function byUrgency(a: AttentionThing, b: AttentionThing): number {
  return (
    STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
    Number(b.component) - Number(a.component) ||
    (b.failingRate ?? 0) - (a.failingRate ?? 0) ||
    byPlace(a.thing, b.thing) ||
    compareText(a.id, b.id)
  )
}
