import 'server-only'
import { isVisibleIn, type Visible } from '@/lib/access/visible'
import type { User } from '@/lib/access/user'
import { diagnose } from '@/lib/doctor/diagnose'
import type { ClusterEvidence, DoctorEvidence } from '@/lib/doctor/evidence'
import { hideFromOutsiders } from '@/lib/doctor/hide-from-outsiders'
import { parseDoctorRequest, type DoctorRequest } from '@/lib/doctor/parse-doctor-request'
import type { DoctorAnswer } from '@/lib/doctor/model'
import type { ClusterFacts } from '@/lib/graph/facts'
import { findEntry } from '@/lib/mesh/find-entry'
import { PharosError } from '@/lib/ports/pharos-error'
import { takeTurn } from '@/lib/server/access/write-turns'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { gatherIstiod } from '@/lib/server/doctor/gather-istiod'
import { gatherGrafana } from '@/lib/server/doctor/gather-grafana'
import { gatherLogRights } from '@/lib/server/doctor/gather-log-rights'
import { gatherMetrics } from '@/lib/server/doctor/gather-metrics'
import { gatherTraces } from '@/lib/server/doctor/gather-traces'
import { keptLook } from '@/lib/server/doctor/kept-looks'
import { hasMeshRight } from '@/lib/server/access/mesh-right'
import { askReports, type MeshReports } from '@/lib/server/doctor/store-facts'
import { orThrow } from '@/lib/server/http/or-throw'
import { listContext } from '@/lib/server/lists/list-context'
import { getClusterFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getConfig } from '@/lib/server/process/config'
import { lastAnswer } from '@/lib/server/process/last-answers'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { type KnownSource, knownSources } from '@/lib/server/sources/get-sources'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { toIso } from '@/lib/server/sources/source-states'
import { unixSeconds } from '@/lib/std/units'

/**
 * Why something is missing: every source, and the causes that were looked for, as far as the user may see it.
 *
 * @throws PharosError `bad_request` naming the parameter, `forbidden` naming the namespace, `too_many_requests` of fresh looks, or when
 *   nobody can say what the user may see.
 */
export async function getDoctor(user: User, query: URLSearchParams): Promise<DoctorAnswer> {
  const request = orThrow(parseDoctorRequest(query, await listContext(query)))
  if (request.fresh) takeTurn(user, 'look')
  const visible = await rightsOf(user)
  const hidden = request.namespaces.find((name) => !isVisibleIn(visible, name))
  if (hidden !== undefined) {
    throw new PharosError('forbidden', `You may not see the namespace ${hidden}.`, { namespace: hidden })
  }
  const { fresh, ...asked } = request
  const key = `sources ${JSON.stringify([asked, visible])}`
  const { at, evidence } = await keptLook(key, fresh, () => look(user, request, visible))
  const sources = diagnose(evidence)
  return {
    now: toIso(getMetricSource().clock.estimate()),
    checkedAt: at,
    sources: hasMeshRight(visible) ? sources : sources.map(hideFromOutsiders),
  }
}

/** Without a cluster that answers, what a user may see is not known; what the sources do is told all the same, and nothing else. */
async function rightsOf(user: User): Promise<Visible> {
  const visible = await visibleNamespaces(user)
  return visible.ok ? visible.value : []
}

interface Look {
  readonly at: string
  readonly evidence: DoctorEvidence
}

async function look(user: User, request: DoctorRequest, visible: Visible): Promise<Look> {
  const known = await knownSources()
  const { clock } = getMetricSource()
  const to = unixSeconds(request.at ?? clock.estimate())
  const { namespaces, durationSeconds: seconds, fresh } = request
  const facts = getClusterFacts()
  const isVisible = (namespace: string): boolean => isVisibleIn(visible, namespace)
  const isMeant = (namespace: string): boolean =>
    isVisible(namespace) && (namespaces.length === 0 || namespaces.includes(namespace))
  const [metrics, traces, grafana, istiod, logs, reports] = await Promise.all([
    keptLook('stores', fresh, () => Promise.all(known.metrics.map(gatherMetrics))),
    known.traces === undefined ? null : gatherTraces(user, known.traces, { namespaces, seconds, at: request.at }),
    gatherGrafana(),
    hasMeshRight(visible) ? gatherIstiod(user) : null,
    gatherLogRights(user, facts.namespaces.map(({ name }) => name).filter(isMeant)),
    keptLook(`reports ${seconds} ${request.at ?? 'now'}`, fresh, () => meshReports(known.metrics, { seconds, to })),
  ])
  const seen = {
    services: facts.services.filter(({ namespace }) => isVisible(namespace)),
    gateways: facts.gateways,
  }
  const { store } = getClusterSource()
  return {
    at: toIso(clock.estimate()),
    evidence: {
      windowSeconds: seconds,
      windowBeginsAgoSeconds: Math.max(seconds, clock.estimate() - to + seconds),
      namespaces,
      limited: visible !== '*',
      cluster: { ...clusterEvidence(known.cluster), ...logs },
      metrics: metrics.map((one, index) => ({
        ...one,
        source: known.metrics[index]?.source ?? one.source,
        refusals: index === 0 ? [...one.refusals, ...reports.refusals] : one.refusals,
        warnings: index === 0 ? [...new Set([...one.warnings, ...reports.warnings])] : one.warnings,
      })),
      traces,
      grafana,
      istiod,
      pods: facts.reachable ? podsOf(facts, isMeant) : null,
      controlPlanes: facts.reachable ? countControlPlanes(facts) : null,
      builds: reports.builds?.filter(({ namespace }) => namespace === null || isVisible(namespace)) ?? null,
      traffic: reports.traffic?.filter(({ source, destination }) => isVisible(source) || isVisible(destination)) ?? null, // prettier-ignore
      entry: findEntry(seen, (kind) => store?.list(kind) ?? [], isVisible),
    },
  }
}

const NO_REPORTS: MeshReports = { builds: null, traffic: null, refusals: [], warnings: [] }

async function meshReports(
  stores: readonly KnownSource[],
  window: Parameters<typeof askReports>[2],
): Promise<MeshReports> {
  const { store, clock } = getMetricSource()
  if (store === undefined || stores.every(({ failure }) => failure !== null)) return NO_REPORTS
  return askReports(store, unixSeconds(clock.estimate() - store.settlingSeconds), window)
}

function clusterEvidence({ source, failure }: KnownSource): ClusterEvidence {
  const { name } = getConfig().clusters.home
  return {
    kind: 'kubernetes',
    source,
    address: getClusterSource().server ?? null,
    tenant: null,
    ...lastAnswer('kubernetes', name === '' ? 'Kubernetes' : name),
    origin: name === '' ? 'found' : 'configured',
    pin: null,
    failure,
  }
}

function podsOf(facts: ClusterFacts, isMeant: (namespace: string) => boolean): NonNullable<DoctorEvidence['pods']> {
  const ofMesh = new Set(facts.namespaces.filter(({ controlPlane }) => controlPlane).map(({ name }) => name))
  const pods = new Map<string, { pods: number; sidecarPods: number; ambientPods: number }>()
  for (const workload of facts.workloads) {
    if (ofMesh.has(workload.namespace) || !isMeant(workload.namespace)) continue
    const sum = pods.get(workload.namespace) ?? { pods: 0, sidecarPods: 0, ambientPods: 0 }
    sum.pods += workload.pods
    sum.sidecarPods += workload.sidecarPods
    sum.ambientPods += workload.ambientPods
    pods.set(workload.namespace, sum)
  }
  return [...pods].map(([name, sum]) => ({ name, ...sum }))
}

function countControlPlanes({ workloads }: ClusterFacts): number {
  return workloads.filter(({ labels }) => labels.app === 'istiod').length
}
