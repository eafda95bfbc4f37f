import type { KubeObject, ResourceId } from '../kube-object'

/** One kind as the server serves it. */
export interface ResourceType {
  readonly id: ResourceId
  /** Empty for the core group. */
  readonly group: string
  /** All show the same object; the first one is stored and preferred. */
  readonly versions: readonly string[]
  readonly plural: string
  readonly singular: string
  readonly kind: string
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
  readonly namespaced: boolean
  /** Defined by a CustomResourceDefinition, which changes some rules of writing. */
  readonly custom: boolean
  /** A review is answered and never stored. */
  readonly review: boolean
  readonly subresources: readonly Subresource[]
}
export type Subresource = 'status' | 'scale'

interface Traits {
  readonly short?: readonly string[]
  readonly cluster?: boolean
  readonly status?: boolean
  readonly scale?: boolean
  readonly all?: boolean
  readonly review?: boolean
}
type Row = readonly [plural: string, kind: string, traits?: Traits]

function group(name: string, versions: readonly string[], custom: boolean, rows: readonly Row[]): ResourceType[] {
  return rows.map(([plural, kind, traits = {}]) => ({
    id: name === '' ? plural : `${plural}.${name}`,
    group: name,
    versions,
    plural,
    singular: kind.toLowerCase(),
    kind,
    shortNames: traits.short ?? [],
    categories: traits.all === true ? ['all'] : [],
    namespaced: traits.cluster !== true,
    custom,
    review: traits.review === true,
    subresources: [
      ...(traits.status === true ? (['status'] as const) : []),
      ...(traits.scale === true ? (['scale'] as const) : []),
    ],
  }))
}

const WORKLOAD = { status: true, scale: true, all: true } as const
const REVIEW = { cluster: true, review: true } as const
const ISTIO = ['v1', 'v1beta1', 'v1alpha3']

/** In the order of discovery: kubectl takes the first kind that answers to a name, so groups are sorted as a server sorts them. */
export const RESOURCE_TYPES: readonly ResourceType[] = [
  ...group('', ['v1'], false, [
    ['configmaps', 'ConfigMap', { short: ['cm'] }],
    ['endpoints', 'Endpoints', { short: ['ep'] }],
    ['events', 'Event', { short: ['ev'] }],
    ['namespaces', 'Namespace', { short: ['ns'], cluster: true, status: true }],
    ['nodes', 'Node', { short: ['no'], cluster: true, status: true }],
    ['pods', 'Pod', { short: ['po'], status: true, all: true }],
    ['replicationcontrollers', 'ReplicationController', { short: ['rc'], ...WORKLOAD }],
    ['secrets', 'Secret'],
    ['serviceaccounts', 'ServiceAccount', { short: ['sa'] }],
    ['services', 'Service', { short: ['svc'], status: true, all: true }],
  ]),
  ...group('apps', ['v1'], false, [
    ['daemonsets', 'DaemonSet', { short: ['ds'], status: true, all: true }],
    ['deployments', 'Deployment', { short: ['deploy'], ...WORKLOAD }],
    ['replicasets', 'ReplicaSet', { short: ['rs'], ...WORKLOAD }],
    ['statefulsets', 'StatefulSet', { short: ['sts'], ...WORKLOAD }],
  ]),
  ...group('authentication.k8s.io', ['v1'], false, [
    ['selfsubjectreviews', 'SelfSubjectReview', REVIEW],
    ['tokenreviews', 'TokenReview', REVIEW],
  ]),
  ...group('authorization.k8s.io', ['v1'], false, [
    ['selfsubjectaccessreviews', 'SelfSubjectAccessReview', REVIEW],
    ['selfsubjectrulesreviews', 'SelfSubjectRulesReview', REVIEW],
    ['subjectaccessreviews', 'SubjectAccessReview', REVIEW],
  ]),
  ...group('autoscaling', ['v2'], false, [
    ['horizontalpodautoscalers', 'HorizontalPodAutoscaler', { short: ['hpa'], status: true, all: true }],
  ]),
  ...group('batch', ['v1'], false, [
    ['cronjobs', 'CronJob', { short: ['cj'], status: true, all: true }],
    ['jobs', 'Job', { status: true, all: true }],
  ]),
  ...group('networking.k8s.io', ['v1'], false, [
    ['ingresses', 'Ingress', { short: ['ing'], status: true }],
    ['networkpolicies', 'NetworkPolicy', { short: ['netpol'] }],
  ]),
  ...group('rbac.authorization.k8s.io', ['v1'], false, [
    ['clusterrolebindings', 'ClusterRoleBinding', { cluster: true }],
    ['clusterroles', 'ClusterRole', { cluster: true }],
    ['rolebindings', 'RoleBinding'],
    ['roles', 'Role'],
  ]),
  ...group('admissionregistration.k8s.io', ['v1'], false, [
    ['mutatingwebhookconfigurations', 'MutatingWebhookConfiguration', { cluster: true }],
    ['validatingwebhookconfigurations', 'ValidatingWebhookConfiguration', { cluster: true }],
  ]),
  ...group('apiextensions.k8s.io', ['v1'], false, [
    ['customresourcedefinitions', 'CustomResourceDefinition', { short: ['crd', 'crds'], cluster: true, status: true }],
  ]),
  ...group('discovery.k8s.io', ['v1'], false, [['endpointslices', 'EndpointSlice']]),
  ...group('extensions.istio.io', ['v1alpha1'], true, [
    ['trafficextensions', 'TrafficExtension', { status: true }],
    ['wasmplugins', 'WasmPlugin', { status: true }],
  ]),
  ...group('gateway.networking.k8s.io', ['v1', 'v1beta1'], true, [
    ['gatewayclasses', 'GatewayClass', { short: ['gc'], cluster: true, status: true }],
    ['gateways', 'Gateway', { short: ['gtw'], status: true }],
    ['httproutes', 'HTTPRoute', { status: true }],
    ['referencegrants', 'ReferenceGrant', { short: ['refgrant'] }],
  ]),
  ...group('gateway.networking.k8s.io', ['v1'], true, [
    ['grpcroutes', 'GRPCRoute', { status: true }],
    ['tcproutes', 'TCPRoute', { status: true }],
    ['tlsroutes', 'TLSRoute', { status: true }],
    ['udproutes', 'UDPRoute', { status: true }],
  ]),
  ...group('networking.istio.io', ISTIO, true, [
    ['destinationrules', 'DestinationRule', { short: ['dr'], status: true }],
    ['gateways', 'Gateway', { short: ['gw'], status: true }],
    ['serviceentries', 'ServiceEntry', { short: ['se'], status: true }],
    ['sidecars', 'Sidecar', { status: true }],
    ['virtualservices', 'VirtualService', { short: ['vs'], status: true }],
    ['workloadentries', 'WorkloadEntry', { short: ['we'], status: true }],
    ['workloadgroups', 'WorkloadGroup', { short: ['wg'], status: true }],
  ]),
  ...group('networking.istio.io', ['v1alpha3'], true, [['envoyfilters', 'EnvoyFilter', { status: true }]]),
  ...group('networking.istio.io', ['v1beta1'], true, [['proxyconfigs', 'ProxyConfig', { status: true }]]),
  ...group('security.istio.io', ['v1', 'v1beta1'], true, [
    ['authorizationpolicies', 'AuthorizationPolicy', { short: ['ap'], status: true }],
    ['peerauthentications', 'PeerAuthentication', { short: ['pa'], status: true }],
    ['requestauthentications', 'RequestAuthentication', { short: ['ra'], status: true }],
  ]),
  ...group('telemetry.istio.io', ['v1'], true, [['telemetries', 'Telemetry', { status: true }]]),
]

const BY_ID = new Map(RESOURCE_TYPES.map((type) => [type.id, type]))
const BY_KIND = new Map(RESOURCE_TYPES.map((type) => [`${type.group}/${type.kind}`, type]))

export function resourceType(id: ResourceId): ResourceType | undefined {
  return BY_ID.get(id)
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
}

export function typeOfObject(object: Pick<KubeObject, 'apiVersion' | 'kind'>): ResourceType | undefined {
  return BY_KIND.get(`${groupOf(object.apiVersion)}/${object.kind}`)
}

/** `networking.istio.io/v1`, or `v1` for core kinds; the stored version when none is named. */
export function apiVersionOf(type: ResourceType, version = type.versions[0] ?? 'v1'): string {
  return type.group === '' ? version : `${type.group}/${version}`
}
