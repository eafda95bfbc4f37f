import { JsonPlace } from '@/lib/istio/json-place'
import { askedRevision } from '@/lib/mesh/asked-revision'
import { findRunner, type Parents } from '@/lib/mesh/find-runner'
import type { Snapshot } from '@/lib/mesh/mesh-settings'
import { podRevision } from '@/lib/mesh/pod-revision'
import { parentsOf } from '@/lib/mesh/read-log-pod'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import { type KnownRevisions, resolveRevision } from '../revisions/known-revisions'
import { findNeeds } from './find-needs'
import type { Connection, ProxyNeed, ProxyRow, ProxyType } from './model'
import { nearestVersion } from './nearest-version'
import { type PodProxy, readProxy } from './read-proxy'
import { sumSync } from './sum-sync'
import { type KnownProxy, type KnownSync, indexSync, proxyKey } from './known-sync'
import { runningPods } from './running-pods'

export interface ProxiesSource {
  readonly cluster: string
  readonly snapshot: Snapshot
  readonly isVisible: (namespace: string) => boolean
  /** Where istiod stands: pods there get no proxy though their namespace may ask for one. */
  readonly controlPlaneNamespaces: ReadonlySet<string>
  readonly revisions: KnownRevisions
  /** Null: istiod could not be asked. */
  readonly sync: KnownSync | null
}

export interface Proxies {
  /** What needs somebody first, then by place. */
  readonly rows: readonly ProxyRow[]
  /** Proxies in namespaces that may not be seen. */
  readonly hidden: number
}

/** Every proxy of a cluster, and every pod that should have one and has none: what its pods tell, and what istiod knows of it. */
export function buildProxies(source: ProxiesSource): Proxies {
  const known = indexSync(source.sync)
  const labels = new Map(source.snapshot('namespaces').map(({ metadata }) => [metadata.name, metadata.labels]))
  const parents = new Map<string, Parents>()
  const rows: ProxyRow[] = []
  let hidden = 0
  for (const pod of runningPods(source.snapshot)) {
    const { namespace } = pod.metadata
    const proxy = readProxy(pod)
    const told = known.get(proxyKey(pod.metadata))
    known.delete(proxyKey(pod.metadata))
    if (!source.isVisible(namespace)) {
      hidden += proxy === undefined ? 0 : 1
      continue
    }
    const own = parents.get(namespace) ?? parentsOf(source.snapshot, namespace)
    parents.set(namespace, own)
    const row = toRow(source, { pod, proxy, told, labels: labels.get(namespace) ?? {}, workload: findRunner(pod, own) })
    if (row !== undefined) rows.push(row)
  }
  // What is connected and no pod of this cluster: machines outside of it.
  const others = [...known.values()].filter(({ cluster }) => cluster === null || cluster === source.cluster)
  const seen = others.filter(({ namespace }) => source.isVisible(namespace))
  rows.push(...seen.map((one) => machineRow(source, one)))
  return { rows: rows.sort(needyFirst), hidden: hidden + others.length - seen.length }
}

interface OnePod {
  readonly pod: ClusterObject
  readonly proxy: PodProxy | undefined
  readonly told: KnownProxy | undefined
  /** Of its namespace. */
  readonly labels: Readonly<Record<string, string>>
  readonly workload: string
}

function toRow(source: ProxiesSource, one: OnePod): ProxyRow | undefined {
  const { pod, proxy, told, workload } = one
  const { namespace, name, creationTimestamp } = pod.metadata
  const asked = askedRevision(one.labels, pod.metadata.labels)
  const wanted = asked === undefined ? null : resolveRevision(source.revisions, asked)
  const revision = proxy === undefined ? null : podRevision(pod.metadata)
  const version = proxy === undefined ? null : (told?.istioVersion ?? proxy.version)
  const exempt = source.controlPlaneNamespaces.has(namespace)
  const needs = findNeeds({ pod, proxy, version, revision, wanted, labels: one.labels, exempt }, source.revisions)
  if (proxy === undefined && needs.length === 0) return undefined
  const type = proxy?.type ?? 'none'
  return {
    id: `${source.cluster}/${namespace}/${name}`,
    cluster: source.cluster,
    namespace,
    pod: name,
    workload,
    type,
    version,
    ...nearestVersion(version, source.revisions.versions.get(revision ?? '') ?? []),
    revision,
    wanted,
    needs,
    istiod: told?.istiod ?? null,
    createdAt: creationTimestamp ?? null,
    connection: proxy === undefined ? null : connectionOf(source, one, type),
    sync: proxy === undefined ? null : (told?.states ?? null),
  }
}

function connectionOf({ sync }: ProxiesSource, { pod, told }: OnePod, type: ProxyType): Connection {
  if (told !== undefined) return sumSync(told.states, type)
  // Some versions of istiod do not list ztunnel among what asks for configuration of Envoy.
  if (sync?.complete !== true || type === 'ztunnel') return 'unknown'
  return JsonPlace.root(pod.status, 'status').field('phase').text() === 'Pending' ? 'starting' : 'not-connected'
}

function machineRow({ cluster }: ProxiesSource, told: KnownProxy): ProxyRow {
  const type = told.type === 'router' ? 'gateway' : told.type === 'waypoint' || told.type === 'ztunnel' ? told.type : 'sidecar' // prettier-ignore
  return {
    id: `${cluster}/${told.namespace}/${told.name}`,
    cluster,
    namespace: told.namespace,
    pod: told.name,
    workload: null,
    type,
    version: told.istioVersion,
    istiodVersion: null,
    skew: null,
    revision: null,
    wanted: null,
    needs: [],
    istiod: told.istiod,
    createdAt: null,
    connection: sumSync(told.states, type),
    sync: told.states,
  }
}

function needyFirst(a: ProxyRow, b: ProxyRow): number {
  return (
    urgency(a) - urgency(b) ||
    compareText(a.namespace, b.namespace) ||
    compareText(a.pod, b.pod) ||
    compareText(a.cluster, b.cluster)
  )
}

const URGENCY: readonly (ProxyNeed | Connection)[] = [
  'stale',
  'orphan',
  'not-connected',
  'missing',
  'never-sent',
  'revision',
  'version',
  'unwanted',
]

function urgency({ needs, connection }: ProxyRow): number {
  const found = URGENCY.findIndex((one) => one === connection || needs.some((need) => need === one))
  return found === -1 ? URGENCY.length : found
}
