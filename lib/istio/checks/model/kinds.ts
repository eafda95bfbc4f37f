/** The kinds that the checks know: id, name, versions that are read as one, and whether they live in a namespace. */
const TABLE = [
  ['namespaces', 'Namespace', ['v1'], false],
  ['services', 'Service', ['v1'], true],
  ['pods', 'Pod', ['v1'], true],
  ['serviceaccounts', 'ServiceAccount', ['v1'], true],
  ['nodes', 'Node', ['v1'], false],
  ['configmaps', 'ConfigMap', ['v1'], true],
  ['secrets', 'Secret', ['v1'], true],
  ['replicationcontrollers', 'ReplicationController', ['v1'], true],
  ['deployments.apps', 'Deployment', ['v1'], true],
  ['replicasets.apps', 'ReplicaSet', ['v1'], true],
  ['statefulsets.apps', 'StatefulSet', ['v1'], true],
  ['daemonsets.apps', 'DaemonSet', ['v1'], true],
  ['jobs.batch', 'Job', ['v1'], true],
  ['cronjobs.batch', 'CronJob', ['v1'], true],
  ['deploymentconfigs.apps.openshift.io', 'DeploymentConfig', ['v1'], true],
  ['virtualservices.networking.istio.io', 'VirtualService', ['v1', 'v1beta1', 'v1alpha3'], true],
  ['destinationrules.networking.istio.io', 'DestinationRule', ['v1', 'v1beta1', 'v1alpha3'], true],
  ['gateways.networking.istio.io', 'Gateway', ['v1', 'v1beta1', 'v1alpha3'], true],
  ['serviceentries.networking.istio.io', 'ServiceEntry', ['v1', 'v1beta1', 'v1alpha3'], true],
  ['sidecars.networking.istio.io', 'Sidecar', ['v1', 'v1beta1', 'v1alpha3'], true],
  ['workloadentries.networking.istio.io', 'WorkloadEntry', ['v1', 'v1beta1', 'v1alpha3'], true],
  ['workloadgroups.networking.istio.io', 'WorkloadGroup', ['v1', 'v1beta1', 'v1alpha3'], true],
  ['envoyfilters.networking.istio.io', 'EnvoyFilter', ['v1alpha3'], true],
  ['proxyconfigs.networking.istio.io', 'ProxyConfig', ['v1beta1'], true],
  ['authorizationpolicies.security.istio.io', 'AuthorizationPolicy', ['v1', 'v1beta1'], true],
  ['peerauthentications.security.istio.io', 'PeerAuthentication', ['v1', 'v1beta1'], true],
  ['requestauthentications.security.istio.io', 'RequestAuthentication', ['v1', 'v1beta1'], true],
  ['telemetries.telemetry.istio.io', 'Telemetry', ['v1', 'v1alpha1'], true],
  ['wasmplugins.extensions.istio.io', 'WasmPlugin', ['v1alpha1'], true],
  ['trafficextensions.extensions.istio.io', 'TrafficExtension', ['v1alpha1'], true],
  ['gatewayclasses.gateway.networking.k8s.io', 'GatewayClass', ['v1', 'v1beta1', 'v1alpha2'], false],
  ['gateways.gateway.networking.k8s.io', 'Gateway', ['v1', 'v1beta1', 'v1alpha2'], true],
  ['httproutes.gateway.networking.k8s.io', 'HTTPRoute', ['v1', 'v1beta1', 'v1alpha2'], true],
  ['grpcroutes.gateway.networking.k8s.io', 'GRPCRoute', ['v1', 'v1alpha2'], true],
  ['tcproutes.gateway.networking.k8s.io', 'TCPRoute', ['v1', 'v1alpha2'], true],
  ['tlsroutes.gateway.networking.k8s.io', 'TLSRoute', ['v1', 'v1alpha3', 'v1alpha2'], true],
  ['udproutes.gateway.networking.k8s.io', 'UDPRoute', ['v1', 'v1alpha2'], true],
  ['referencegrants.gateway.networking.k8s.io', 'ReferenceGrant', ['v1', 'v1beta1', 'v1alpha2'], true],
  ['listenersets.gateway.networking.k8s.io', 'ListenerSet', ['v1', 'v1alpha1'], true],
  ['backendtlspolicies.gateway.networking.k8s.io', 'BackendTLSPolicy', ['v1', 'v1alpha3', 'v1alpha2'], true],
  ['inferencepools.inference.networking.k8s.io', 'InferencePool', ['v1'], true],
  ['customresourcedefinitions.apiextensions.k8s.io', 'CustomResourceDefinition', ['v1', 'v1beta1'], false],
  [
    'mutatingwebhookconfigurations.admissionregistration.k8s.io',
    'MutatingWebhookConfiguration',
    ['v1', 'v1beta1'],
    false,
  ],
  [
    'validatingwebhookconfigurations.admissionregistration.k8s.io',
    'ValidatingWebhookConfiguration',
    ['v1', 'v1beta1'],
    false,
  ],
] as const

/** `<plural>.<group>`; core kinds have no group. */
export type KindId = (typeof TABLE)[number][0]

export interface KnownKind {
  readonly id: KindId
  readonly kind: string
  readonly group: string
  readonly versions: readonly string[]
  readonly namespaced: boolean
}

export const KNOWN_KINDS: readonly KnownKind[] = TABLE.map(([id, kind, versions, namespaced]) => {
  const dot = id.indexOf('.')
  return { id, kind, versions, namespaced, group: dot < 0 ? '' : id.slice(dot + 1) }
})
const BY_ID: ReadonlyMap<string, KnownKind> = new Map(KNOWN_KINDS.map((known) => [known.id, known]))
const BY_NAME: ReadonlyMap<string, KnownKind> = new Map(
  KNOWN_KINDS.map((known) => [`${known.group}/${known.kind}`, known]),
)

/** The kind of an id; undefined for kinds that no check reads. */
export function kindOfId(id: string): KnownKind | undefined {
  return BY_ID.get(id)
}

/** What objects of a kind say of themselves, in its preferred version. */
export function typeOf({ kind, group, versions }: KnownKind): Readonly<Record<'apiVersion' | 'kind', string>> {
  const [version = ''] = versions
  return { apiVersion: group === '' ? version : `${group}/${version}`, kind }
}

/** The kind of a group and name, whatever its version; undefined for kinds that no check reads. */
export function findKind(group: string, kind: string): KnownKind | undefined {
  return BY_NAME.get(`${group}/${kind}`)
}
