import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import {
  backendTlsPolicyReferences,
  inferencePoolReferences,
  kubernetesGatewayReferences,
  listenerSetReferences,
  referenceGrantReferences,
  routeReferences,
} from './gateway-api-references'
import {
  destinationRuleReferences,
  gatewayReferences,
  policyReferences,
  serviceEntryReferences,
  virtualServiceReferences,
  workloadSelectorReferences,
} from './istio-references'
import type { MeshLookup } from './mesh-lookup'
import { type ObjectReference, REFERENCE_WAYS } from './reference'
import type { ReferenceReader } from './resolve'

type Find = (reader: ReferenceReader) => readonly ObjectReference[]

const FINDERS: Readonly<Partial<Record<ClusterKind, Find>>> = {
  'virtualservices.networking.istio.io': virtualServiceReferences,
  'destinationrules.networking.istio.io': destinationRuleReferences,
  'gateways.networking.istio.io': gatewayReferences,
  'serviceentries.networking.istio.io': serviceEntryReferences,
  'sidecars.networking.istio.io': workloadSelectorReferences,
  'envoyfilters.networking.istio.io': workloadSelectorReferences,
  'proxyconfigs.networking.istio.io': policyReferences,
  'peerauthentications.security.istio.io': policyReferences,
  'requestauthentications.security.istio.io': policyReferences,
  'authorizationpolicies.security.istio.io': policyReferences,
  'telemetries.telemetry.istio.io': policyReferences,
  'wasmplugins.extensions.istio.io': policyReferences,
  'trafficextensions.extensions.istio.io': policyReferences,
  'gateways.gateway.networking.k8s.io': kubernetesGatewayReferences,
  'httproutes.gateway.networking.k8s.io': routeReferences,
  'grpcroutes.gateway.networking.k8s.io': routeReferences,
  'tcproutes.gateway.networking.k8s.io': routeReferences,
  'tlsroutes.gateway.networking.k8s.io': routeReferences,
  'udproutes.gateway.networking.k8s.io': routeReferences,
  'referencegrants.gateway.networking.k8s.io': referenceGrantReferences,
  'backendtlspolicies.gateway.networking.k8s.io': backendTlsPolicyReferences,
  'listenersets.gateway.networking.k8s.io': listenerSetReferences,
  'inferencepools.inference.networking.k8s.io': inferencePoolReferences,
}

/** What references are read of. */
interface ReadablePart {
  readonly namespace: string
  readonly name: string
  /** JSON that nobody checked. */
  readonly spec: unknown
}

/**
 * What an object points to, each thing once for each way: broken ones first, then by the way, then as written. Whatever stands in the
 * object, this answers; what has another type than it should have points nowhere.
 */
export function findReferences(
  kind: ClusterKind,
  { namespace, name, spec }: ReadablePart,
  lookup: MeshLookup,
): readonly ObjectReference[] {
  const find = FINDERS[kind]
  if (find === undefined) return []
  const seen = new Set<string>()
  return find({ lookup, namespace, name, spec: JsonPlace.root(spec, 'spec') })
    .filter((reference) => {
      const key = `${reference.to} ${reference.namespace}/${reference.name} ${reference.by} ${reference.state}`
      return !seen.has(key) && seen.add(key)
    })
    .toSorted((a, b) => rankOf(a) - rankOf(b))
}

function rankOf({ state, by }: ObjectReference): number {
  return (state === 'missing' ? 0 : REFERENCE_WAYS.length) + REFERENCE_WAYS.indexOf(by)
}
