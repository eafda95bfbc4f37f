import type {
  ClusterFacts,
  DestinationRuleFacts,
  NamespaceFacts,
  ServiceEntryFacts,
  WorkloadEntryFacts,
} from '@/lib/graph/facts'
import { JsonPlace } from '@/lib/istio/json-place'
import { parseDestinationRule } from '@/lib/istio/parse-destination-rule'
import { parseServiceEntry } from '@/lib/istio/parse-service-entry'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import { buildGateways } from './build-gateways'
import { buildRoutes, parseGatewayRoutes, refOf } from './build-routes'
import { buildServices } from './build-services'
import { buildWorkloads } from './build-workloads'
import { describeWorkload } from './describe-workload'
import type { MeshSettings, Snapshot } from './mesh-settings'
import { isAmbientNamespace } from './namespace-labels'
import { parseGateways } from './parse-gateways'
import { pickLabel } from './pick-label'
import { readMeshOptions } from './read-mesh-options'

/**
 * Tells what the objects of one cluster mean for its traffic. Linear in the objects; objects of an unexpected shape give
 * what can be read of them, never an error. The result does not depend on the order of the objects.
 *
 * Proxies' sync states are not known here (`syncedProxies` is null).
 */
export function buildClusterFacts(snapshot: Snapshot, settings: MeshSettings): ClusterFacts {
  const { clusterName: cluster, identityDomain, reachable } = settings
  const { drafts, selectables } = buildWorkloads(snapshot)
  const gateways = parseGateways(snapshot('gateways.gateway.networking.k8s.io'))
  const workloads = drafts.map((draft) => describeWorkload(draft, gateways, settings)).sort(byName)
  const services = [...buildServices(snapshot('services'), selectables, settings)].sort(byName)
  const serviceEntries = buildServiceEntries(cluster, snapshot('serviceentries.networking.istio.io'))
  const gatewayRoutes = parseGatewayRoutes(cluster, snapshot)
  const { trustDomains, rootNamespace } = readMeshOptions(snapshot, settings)
  return {
    name: cluster,
    reachable,
    identityDomain,
    trustDomains,
    rootNamespace,
    namespaces: buildNamespaces(snapshot('namespaces'), [...workloads, ...services], settings),
    workloads,
    services,
    routes: [...buildRoutes(cluster, snapshot('virtualservices.networking.istio.io'), gatewayRoutes)].sort(byRef),
    destinationRules: buildDestinationRules(snapshot('destinationrules.networking.istio.io'), settings),
    gateways: [
      ...buildGateways({
        cluster,
        istio: snapshot('gateways.networking.istio.io'),
        kubernetes: gateways,
        routes: gatewayRoutes,
        selectables,
        services,
        serviceEntries,
      }),
    ].sort(byRef),
    serviceEntries,
    workloadEntries: buildWorkloadEntries(snapshot('workloadentries.networking.istio.io'), settings),
  }
}

type Named = Pick<ClusterObject['metadata'], 'namespace' | 'name'>

function byName(a: Named, b: Named): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name)
}

function byRef({ ref: a }: Pick<DestinationRuleFacts, 'ref'>, { ref: b }: Pick<DestinationRuleFacts, 'ref'>): number {
  return compareText(a.kind, b.kind) || byName(a, b)
}

/** Without the right to list namespaces, those in which something lies. */
function buildNamespaces(
  objects: readonly ClusterObject[],
  others: readonly Named[],
  { controlPlaneNamespaces }: MeshSettings,
): readonly NamespaceFacts[] {
  const known = objects.map(({ metadata }) => ({
    name: metadata.name,
    createdAt: metadata.creationTimestamp ?? null,
    ambient: isAmbientNamespace(metadata.labels),
  }))
  const guessed = [...new Set(others.map(({ namespace }) => namespace))].map((name) => {
    return { name, createdAt: null, ambient: false }
  })
  return (known.length === 0 ? guessed : known)
    .map((one) => ({ ...one, controlPlane: controlPlaneNamespaces.includes(one.name) }))
    .sort((a, b) => compareText(a.name, b.name))
}

function buildDestinationRules(
  objects: readonly ClusterObject[],
  { clusterName, versionLabels }: MeshSettings,
): readonly DestinationRuleFacts[] {
  return objects
    .map((object) => {
      const { host, breaker, subsets } = parseDestinationRule(JsonPlace.root(object.spec, 'spec'))
      return {
        ref: refOf(clusterName, 'DestinationRule', object),
        host,
        breaker,
        subsets: subsets.map(({ name, labels, breaker: own }) => ({
          name,
          version: pickLabel(labels, versionLabels),
          breaker: own,
        })),
      }
    })
    .sort(byRef)
}

function buildServiceEntries(cluster: string, objects: readonly ClusterObject[]): readonly ServiceEntryFacts[] {
  return objects
    .map((object) => ({
      ref: refOf(cluster, 'ServiceEntry', object),
      ...parseServiceEntry(JsonPlace.root(object.spec, 'spec')),
    }))
    .sort(byRef)
}

function buildWorkloadEntries(
  objects: readonly ClusterObject[],
  { appLabels, versionLabels }: MeshSettings,
): readonly WorkloadEntryFacts[] {
  return objects
    .map(({ metadata: { namespace, name }, spec }) => {
      const labels = JsonPlace.root(spec, 'spec').field('labels').textMap()
      return { namespace, name, app: pickLabel(labels, appLabels), version: pickLabel(labels, versionLabels) }
    })
    .sort(byName)
}
