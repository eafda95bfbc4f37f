import { type ClusterKind, CONFIG_KINDS } from '@/lib/ports/cluster-kinds'

/** How each kind is called in objects; the order is that of lists of kinds. */
const NAMES: Readonly<Partial<Record<ClusterKind, string>>> = {
  'virtualservices.networking.istio.io': 'VirtualService',
  'destinationrules.networking.istio.io': 'DestinationRule',
  'gateways.networking.istio.io': 'Gateway',
  'serviceentries.networking.istio.io': 'ServiceEntry',
  'workloadentries.networking.istio.io': 'WorkloadEntry',
  'workloadgroups.networking.istio.io': 'WorkloadGroup',
  'sidecars.networking.istio.io': 'Sidecar',
  'envoyfilters.networking.istio.io': 'EnvoyFilter',
  'proxyconfigs.networking.istio.io': 'ProxyConfig',
  'peerauthentications.security.istio.io': 'PeerAuthentication',
  'requestauthentications.security.istio.io': 'RequestAuthentication',
  'authorizationpolicies.security.istio.io': 'AuthorizationPolicy',
  'telemetries.telemetry.istio.io': 'Telemetry',
  'wasmplugins.extensions.istio.io': 'WasmPlugin',
  'trafficextensions.extensions.istio.io': 'TrafficExtension',
  'gatewayclasses.gateway.networking.k8s.io': 'GatewayClass',
  'gateways.gateway.networking.k8s.io': 'Gateway',
  'httproutes.gateway.networking.k8s.io': 'HTTPRoute',
  'grpcroutes.gateway.networking.k8s.io': 'GRPCRoute',
  'tcproutes.gateway.networking.k8s.io': 'TCPRoute',
  'tlsroutes.gateway.networking.k8s.io': 'TLSRoute',
  'udproutes.gateway.networking.k8s.io': 'UDPRoute',
  'referencegrants.gateway.networking.k8s.io': 'ReferenceGrant',
  'backendtlspolicies.gateway.networking.k8s.io': 'BackendTLSPolicy',
  'listenersets.gateway.networking.k8s.io': 'ListenerSet',
  'inferencepools.inference.networking.k8s.io': 'InferencePool',
}

/** Both Istio and the Gateway API have one. */
const CLASHING: ClusterKind = 'gateways.gateway.networking.k8s.io'

/** The name of a kind as its objects have it: `VirtualService`. */
export function kindName(kind: ClusterKind): string {
  return NAMES[kind] ?? kind
}

/** The name of a kind as pages say it: `Gateway (Gateway API)` where two kinds have one name. */
export function kindTitle(kind: ClusterKind): string {
  return kind === CLASHING ? 'Gateway (Gateway API)' : kindName(kind)
}

/** Undefined for what is no kind of Istio or the Gateway API. */
export function readConfigKind(text: string): ClusterKind | undefined {
  return CONFIG_KINDS.find((kind) => kind === text)
}

/**
 * Kinds by what their objects call them. Most names are of one kind; `Gateway` is of two, and which one is meant takes a look at the
 * objects.
 */
export function kindsNamed(name: string): readonly ClusterKind[] {
  return CONFIG_KINDS.filter((kind) => NAMES[kind] === name)
}
