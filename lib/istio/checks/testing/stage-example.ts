import type { Json, JsonRecord } from '@/lib/std/json'
import { isJsonList, isJsonRecord } from '@/lib/istio/edit/json-shape'
import { KNOWN_KINDS, type KnownKind, typeOf } from '../model/kinds'
import { deployment, namespace, pod, service, wire } from './objects'

const INGRESS = { app: 'istio-ingressgateway', istio: 'ingressgateway' }
const LISTENING = [{ name: 'app', ports: [{ containerPort: 80 }] }]
/** A cluster in which the examples are as they are meant. */
export const AROUND: readonly object[] = [
  ...['istio-system', 'shop', 'front', 'infra'].map((name) => namespace(name, { 'istio.io/rev': '' })),
  ...['web', 'api', 'egress'].flatMap((name) => [
    service(name, { app: name }, [80]),
    ...['v1', 'v2'].flatMap((version) => [
      deployment(`${name}-${version}`, { app: name, version }, { serviceAccountName: name, containers: LISTENING }),
      pod(`${name}-${version}-1`, { app: name, version }, `${name}-${version}`),
    ]),
  ]),
  deployment('front/web', { app: 'web' }, { serviceAccountName: 'web' }),
  pod('front/web-1', { app: 'web' }, 'web'),
  wire('serviceaccounts', 'front/web', undefined),
  deployment('reviews', { app: 'reviews' }),
  pod('reviews-1', { app: 'reviews' }, 'reviews', { spec: { containers: [{ name: 'istio-proxy', image: 'p' }] } }),
  service('istio-system/istio-ingressgateway', INGRESS, [80, 443]),
  deployment('istio-system/istio-ingressgateway', INGRESS, { containers: LISTENING }),
  pod('istio-system/istio-ingressgateway-1', INGRESS, 'istio-ingressgateway'),
]

const VS: JsonRecord = { hosts: ['web'], http: [{ route: [{ destination: { host: 'web' } }] }] }
/** What an object of a kind says besides the example. */
const BASES: Readonly<Record<string, JsonRecord>> = {
  'virtual-service': VS,
  'destination-rule': { host: 'web' },
  'service-entry': {
    hosts: ['a.example.com'],
    ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    resolution: 'DNS',
  },
  gateway: { selector: { istio: 'ingressgateway' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }] }, // prettier-ignore
  'kubernetes-gateway': { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
  sidecar: { egress: [{ hosts: ['./*'] }] },
  'authorization-policy': { rules: [{ to: [{ operation: { methods: ['GET'] } }] }] },
  'wasm-plugin': { url: 'oci://registry.example.com/filter:1.0' },
}

const KINDS: Readonly<Record<string, string>> = { workload: 'deployments.apps', crd: 'customresourcedefinitions.apiextensions.k8s.io', mesh: 'configmaps', webhook: 'mutatingwebhookconfigurations.admissionregistration.k8s.io', 'kubernetes-gateway': 'gateways.gateway.networking.k8s.io', gateway: 'gateways.networking.istio.io' } // prettier-ignore

interface Stage {
  /** Dotted, indexes as numbers: where the example stands; `spec` unless its first key says something else. */
  readonly at?: string
  /** The kind of the example, where the check does not say it. */
  readonly as?: string
  /** Instead of what objects of the kind say. */
  readonly base?: JsonRecord
  readonly around?: readonly object[]
  /** Namespace and name of the first object that does not say its kind. */
  readonly named?: string
  /** Namespace and name of the first object that says its kind. */
  readonly added?: string
  readonly labels?: JsonRecord
  /** What is right is there instead of what is wrong, and not besides. */
  readonly replaced?: true
  /** What is wrong stands there in so many objects. */
  readonly times?: number
}

const istio = (name: string, place: string, spec: object): object => wire(kindOf(name).id, place, spec)
const meshConfig = (told: string, data: object = {}): object => wire('configmaps', 'istio-system/istio', undefined, { data: { mesh: told, ...data } }) // prettier-ignore
const GATEWAY = istio('gateway', 'istio-system/edge', { selector: { istio: 'ingressgateway' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*.example.org'] }] }) // prettier-ignore
const AMBIENT = { 'istio.io/dataplane-mode': 'ambient' }
const L7 = { rules: [{ to: [{ operation: { methods: ['GET'] } }] }] }
const tls = (host: string, mode: string): object => istio('destination-rule', 'tls', { host, trafficPolicy: { tls: { mode } } }) // prettier-ignore
const strict = (place: string): object => istio('peer-authentication', place, { mtls: { mode: 'STRICT' } })
const edge = (place: string, from: string): object => istio('kubernetes-gateway', place, { gatewayClassName: 'istio', listeners: [{ name: 'https', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from } } }], allowedListeners: { namespaces: { from } } }) // prettier-ignore
const ambientPod = (): object => pod('web-v1-1', { app: 'web', version: 'v1' }, 'web-v1', { annotations: { 'ambient.istio.io/redirection': 'enabled' } }) // prettier-ignore
const WAYPOINT = { 'gateway.istio.io/managed': 'istio.io-mesh-controller' }

const TEAMS = ['team-a', 'team-b'].flatMap((name) => [namespace(name, { ...AMBIENT, 'istio.io/use-waypoint': 'waypoint' }), service(`${name}/web`, { app: 'web' }, [80])]) // prettier-ignore

/** By slug, or by what stands behind the slash. */
const STAGES: Readonly<Record<string, Stage>> = {
  'any/annotation-misplaced': { replaced: true },
  'any/annotation-alpha': { as: 'service', at: 'metadata' },
  'any/annotation-deprecated': { as: 'pod', at: 'metadata' },
  'any/annotation-invalid': { as: 'pod', at: 'metadata' },
  'any/annotation-unknown': { as: 'pod', at: 'metadata' },
  'any/bad-enum': { as: 'peer-authentication' },
  'any/malformed-object': { as: 'virtual-service' },
  'any/missing-field': { as: 'destination-rule' },
  'any/negative-condition': { as: 'service-entry' },
  'any/one-of': { as: 'virtual-service', at: 'spec.http.0.match.0' },
  'any/out-of-range': { as: 'kubernetes-gateway' },
  'any/reserved-annotation': { as: 'authorization-policy', at: 'metadata' },
  'any/unknown-field': { as: 'virtual-service' },
  'any/unknown-version': { as: 'virtual-service' },
  'any/wrong-type': { as: 'virtual-service', at: 'spec.http.0.route.0' },
  'authorization-policy/invalid-action': { base: {} },
  'authorization-policy/invalid-custom-rule': { base: { action: 'CUSTOM', provider: { name: 'p' } } },
  'authorization-policy/invalid-deny-tcp': { base: { action: 'DENY' } },
  'authorization-policy/needs-mtls': { around: [meshConfig('enableAutoMtls: false'), tls('*.local', 'ISTIO_MUTUAL')] },
  'crd/gateway-api-bundle-too-old': { at: 'metadata', base: { group: 'gateway.networking.k8s.io', names: { kind: 'TLSRoute' }, versions: [{ name: 'v1', served: true }] }, named: '/tlsroutes.gateway.networking.k8s.io' }, // prettier-ignore
  'crd/gateway-api-version-outdated': { base: { group: 'gateway.networking.k8s.io', names: { kind: 'HTTPRoute' } }, named: '/httproutes.gateway.networking.k8s.io' }, // prettier-ignore
  'crd/gateway-api-version-unsupported': { base: { group: 'gateway.networking.k8s.io', names: { kind: 'HTTPRoute' } }, named: '/httproutes.gateway.networking.k8s.io' }, // prettier-ignore
  'destination-rule/ambient-other-namespace': {
    base: { trafficPolicy: { outlierDetection: { interval: '1s' } } },
    around: TEAMS,
  },
  'destination-rule/disabled-but-mesh-strict': { around: [strict('istio-system/default')] },
  'destination-rule/disabled-but-namespace-strict': { around: [strict('shop/default')] },
  'destination-rule/mtls-lost': { at: 'spec', around: [tls('*.shop.svc.cluster.local', 'ISTIO_MUTUAL')] },
  'destination-rule/mesh-mtls-policy-missing': { around: [meshConfig('enableAutoMtls: false')] },
  'destination-rule/namespace-mtls-policy-missing': { around: [meshConfig('enableAutoMtls: false')] },
  'destination-rule/subset-matches-nothing': { base: { host: 'web' } },
  'sidecar/deprecated-egress-proxy': { replaced: true },
  'virtual-service/gateway-internal': { replaced: true },
  'envoy-filter/exposes-internals': { replaced: true, base: { configPatches: [{ applyTo: 'CLUSTER', match: { cluster: {} }, patch: { operation: 'MERGE', value: {} } }] } }, // prettier-ignore
  'kubernetes-gateway/duplicate-address': { times: 2 },
  'kubernetes-gateway/duplicate-listener': { times: 2 },
  'kubernetes-gateway/listener-not-unique': { at: 'spec.listeners' },
  'listener-set/parent-not-found': { around: [edge('edge', 'All')] },
  'mesh/invalid-config': { at: 'data', named: 'istio-system/istio' },
  'mesh/jwks-fetch-unrestricted': { as: 'deployment', labels: { app: 'istiod' }, named: 'istio-system/istiod', at: 'spec.template.spec.containers.0', around: [istio('request-authentication', 'r', { jwtRules: [{ issuer: 'https://example.com', jwksUri: 'https://example.com/k' }] })] }, // prettier-ignore
  'namespace/multiple-injection-labels': { at: 'metadata' },
  'peer-authentication/disabled-but-rule-enables': { around: [tls('*.shop.svc.cluster.local', 'ISTIO_MUTUAL')] },
  'peer-authentication/mesh-disabled-but-rule-enables': { named: 'istio-system/default', around: [tls('*.local', 'ISTIO_MUTUAL')] }, // prettier-ignore
  'peer-authentication/strict-without-mesh-rule': { named: 'istio-system/default', around: [meshConfig('enableAutoMtls: false')] }, // prettier-ignore
  'peer-authentication/strict-without-namespace-rule': { around: [meshConfig('enableAutoMtls: false')] },
  'pod/missing-proxy': { named: 'team/web', around: [namespace('team', { 'istio-injection': 'enabled' })] },
  'service-entry/duplicate-host-port': { times: 2 },
  'service/port-not-on-workload': { base: { selector: { app: 'own' } }, around: [deployment('own', { app: 'own' }, { containers: [{ name: 'app', ports: [{ containerPort: 9080 }] }] })] }, // prettier-ignore
  'sidecar/invalid-empty': { base: {} },
  'virtual-service/delegate-not-found': { added: 'shop/web-routes', base: { hosts: ['a.com'], gateways: ['istio-system/edge'] } }, // prettier-ignore
  'virtual-service/destination-port-required': { around: [service('web', { app: 'web' }, [80, 90])] },
  'virtual-service/host-not-in-gateway': { base: { gateways: ['istio-system/edge'], http: [] }, around: [GATEWAY] }, // prettier-ignore
  'virtual-service/invalid-l4-match': { at: 'spec.tcp.0', base: { hosts: ['web'], tcp: [{ route: [{ destination: { host: 'web' } }] }] } }, // prettier-ignore
  'virtual-service/invalid-no-routes': { base: {} },
  'virtual-service/invalid-redirect': { base: { hosts: ['web'] } },
  'virtual-service/invalid-direct-response': { base: { hosts: ['web'] } },
  'telemetry/deprecated-provider': { around: [meshConfig('extensionProviders: [{name: lightstep, lightstep: {service: a, port: 1}}, {name: otel, opentelemetry: {service: a, port: 1}}]')] }, // prettier-ignore
  'telemetry/ambient-needs-target-refs': { base: { tracing: [{ randomSamplingPercentage: 1 }] }, around: [namespace('shop', AMBIENT)] }, // prettier-ignore
  'virtual-service/gateway-not-found': { around: [GATEWAY] },
  'virtual-service/jwt-routing-without-authentication': { added: 'istio-system/r', around: [GATEWAY], at: 'spec.http.0', base: { hosts: ['a.com'], gateways: ['istio-system/edge'], http: VS.http ?? [] }, named: 'istio-system/jwt' }, // prettier-ignore
  'virtual-service/mirror-host-not-found': { around: [service('web-test', { app: 'web' }, [80])] },
  'virtual-service/repeated-destination': { at: 'spec.http.0.route' },
  'virtual-service/weights-not-100': { at: 'spec.http.0.route' },
  'webhook/overlap': { times: 2, at: 'webhooks.0' },
  'webhook/service-not-found': {
    named: '/istio-sidecar-injector',
    labels: { 'istio.io/rev': 'default' },
    at: 'webhooks.0',
    around: [service('istio-system/istiod', undefined, [443])],
  },
  'workload-group/duplicate-labels': { times: 2, at: 'spec' },
  'workload/reserved-uid': { as: 'pod', at: 'spec' },
  'workload/sidecar-and-ambient-labels': { at: 'spec.template.metadata' },
  'ambient-no-waypoint': { added: '/shop', around: [istio('authorization-policy', 'p', L7), istio('request-authentication', 'p', {}), istio('wasm-plugin', 'p', { url: 'oci://a/b:1' }), istio('telemetry', 'p', { tracing: [{ randomSamplingPercentage: 1 }] }), istio('virtual-service', 'p', { ...VS, hosts: ['a.example.com'] }), istio('destination-rule', 'p', { host: 'a.example.com', trafficPolicy: { outlierDetection: { interval: '1s' } } })] }, // prettier-ignore
  'ambient-needs-target-refs': { around: [namespace('shop', AMBIENT)] },
  'ambient-service-not-enrolled': { added: 'shop/web', around: [namespace('shop', AMBIENT), istio('virtual-service', 'p', VS), istio('destination-rule', 'p', { host: 'web', trafficPolicy: { outlierDetection: { interval: '1s' } } })] }, // prettier-ignore
  'ambient-other-namespace': { around: TEAMS }, // prettier-ignore
  'deployment/image-auto-not-injected': { at: 'spec.template.metadata', base: { template: { spec: { containers: [{ name: 'istio-proxy', image: 'auto' }] } } } }, // prettier-ignore
  'sidecar/ineffective-in-ambient': { around: [namespace('shop', AMBIENT)] },
  'workload/ambient-label-sidecar-container': { named: 'shop/web-v1', at: 'spec.template.metadata', around: [pod('web-v1-1', { app: 'web' }, 'web-v1', { spec: { initContainers: [{ name: 'istio-proxy' }] } })] }, // prettier-ignore
  'workload/sidecar-in-ambient-namespace': { as: 'pod', at: 'spec', around: [namespace('shop', AMBIENT)] },
  'external-url-invalid': { named: '/istio-sidecar-injector', at: 'webhooks.0' },
  'external-url-is-ip': { named: '/istio-sidecar-injector', at: 'webhooks.0' },
  'not-injected': { named: '/shop' },
  'parent-not-found': { added: 'infra/edge', around: [edge('infra/edge', 'Same')] },
  'section-not-found': { around: [edge('edge', 'All')] },
  'selector-on-kubernetes-gateway': { around: [pod('edge-1', { 'gateway.networking.k8s.io/gateway-name': 'edge' })] },
  'waypoint-not-found': { at: 'spec.template.metadata', named: 'shop/web-v1', around: [ambientPod(), deployment('waypoint', WAYPOINT), pod('waypoint-1', WAYPOINT, 'waypoint')] }, // prettier-ignore
}

/** By kind and first key of the example, or by the key. */
const PLACES: Readonly<Record<string, string>> = {
  'virtual-service destination': 'spec.http.0.route.0',
  ...Object.fromEntries(['route', 'match', 'timeout', 'retries', 'fault', 'corsPolicy', 'headers', 'redirect', 'rewrite', 'directResponse', 'delegate', 'mirror', 'mirrorPercent', 'mirrorPercentage'].map((key) => [`virtual-service ${key}`, 'spec.http.0'])), // prettier-ignore
  'virtual-service delay': 'spec.http.0.fault',
  ...Object.fromEntries(['connectionPool', 'loadBalancer', 'outlierDetection', 'tls', 'portLevelSettings'].map((key) => [`destination-rule ${key}`, 'spec.trafficPolicy'])), // prettier-ignore
  'authorization-policy operation': 'spec.rules.0.to.0',
  'authorization-policy source': 'spec.rules.0.from.0',
  'authorization-policy when': 'spec.rules.0',
  'sidecar hosts': 'spec.egress.0',
  ...Object.fromEntries(['port', 'hosts', 'bind', 'tls'].map((key) => [`gateway ${key}`, 'spec.servers.0'])),
  'service-entry address': 'spec.endpoints.0',
  'service-entry port': 'spec.ports.0',
  'service-entry number': 'spec.ports.0',
  'telemetry tagOverrides': 'spec.metrics.0.overrides.0',
  'envoy-filter applyTo': 'spec.configPatches.0',
  backendRefs: 'spec.rules.0',
}

export interface StagedExample {
  readonly wrong: readonly object[]
  readonly right: readonly object[]
}

/** The objects that the example of a check is short for, in a cluster in which it is as it is meant. */
export function stageExample(slug: string, wrong: readonly Json[], right: readonly Json[]): StagedExample {
  const [prefix = '', suffix = ''] = slug.split('/')
  const stage = STAGES[slug] ?? STAGES[suffix] ?? {}
  const { times = 1, around = [] } = stage
  const bad = wrong.flatMap((document, i) =>
    Array.from({ length: times }, (_, j) => toObject(prefix, stage, document, i * times + j)),
  )
  const kinds = new Set(wrong.map((document) => recordOf(document).kind))
  // A way out that is an object of another kind leaves what was wrong where it is.
  const isBeside = right
    .map((document) => recordOf(document).kind)
    .some((kind) => kind !== undefined && !kinds.has(kind))
  const good = right.map((document, i) => toObject(prefix, stage, document, i))
  const stays = isBeside && stage.replaced === undefined ? bad : []
  return { wrong: [...AROUND, ...around, ...bad], right: [...AROUND, ...around, ...stays, ...good] }
}

function toObject(prefix: string, stage: Stage, document: Json, index: number): object {
  const given = recordOf(document)
  const kind = typeof given.kind === 'string' ? kindNamed(given.kind, prefix) : kindOf(stage.as ?? prefix)
  const [name = '', namespaceOf = 'shop'] = (
    index === 0 ? ((given.kind === undefined ? stage.named : stage.added) ?? 'x0') : `x${index}`
  )
    .split('/')
    .reverse()
  const own = given.kind === undefined ? stage.base : undefined
  const base: JsonRecord = {
    ...typeOf(kind),
    metadata: { name, ...(kind.namespaced ? { namespace: namespaceOf } : {}), labels: stage.labels ?? {} },
    spec: own ?? BASES[kebab(kind)] ?? {},
  }
  if (
    stage.at === undefined &&
    ['kind', 'metadata', 'spec', 'status', 'data', 'apiVersion'].some((key) => key in given)
  ) {
    const { metadata, spec, ...rest } = given
    const merged = { metadata: { ...recordOf(base.metadata), ...recordOf(metadata) }, spec: spec === undefined ? base.spec : { ...(given.kind === undefined ? recordOf(base.spec) : {}), ...recordOf(spec) } } // prettier-ignore
    return { ...base, ...rest, ...merged, ...(given.apiVersion === undefined ? typeOf(kind) : {}) }
  }
  const [first = ''] = Object.keys(given)
  const place = stage.at ?? PLACES[`${prefix} ${first}`] ?? PLACES[first] ?? 'spec'
  return recordOf(put(base, place.split('.'), document))
}

function recordOf(value: Json | undefined): JsonRecord {
  return isJsonRecord(value) ? value : {}
}

function put(value: Json | undefined, steps: readonly string[], given: Json): Json {
  const [step, ...rest] = steps
  if (step === undefined) return isJsonRecord(given) && isJsonRecord(value) ? { ...value, ...given } : given
  if (/^\d+$/.test(step)) {
    const list = isJsonList(value) ? [...value] : []
    list[Number(step)] = put(list[Number(step)], rest, given)
    return list
  }
  return { ...recordOf(value), [step]: put(recordOf(value)[step], rest, given) }
}

function kebab({ id, kind }: KnownKind): string {
  if (id === 'gateways.gateway.networking.k8s.io') return 'kubernetes-gateway'
  return kind.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase()
}

function kindOf(prefix: string): KnownKind {
  const found = KNOWN_KINDS.find((known) => known.id === (KINDS[prefix] ?? prefix) || kebab(known) === prefix)
  if (found === undefined) throw new Error(`no kind is called ${prefix}`)
  return found
}

function kindNamed(kind: string, prefix: string): KnownKind {
  const id = kind === 'Gateway' && /-(route|set)$/.test(prefix) ? 'gateways.gateway.networking.k8s.io' : ''
  const found = KNOWN_KINDS.find((known) => (id === '' ? known.kind === kind : known.id === id))
  if (found === undefined) throw new Error(`no kind ${kind}`)
  return found
}
