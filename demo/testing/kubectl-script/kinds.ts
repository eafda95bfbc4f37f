import { configMap, deployment, manifest, pod, service, virtualService } from './some-manifests'

const NETWORKING = 'networking.istio.io/v1'
const SECURITY = 'security.istio.io/v1'
const GATEWAY = 'gateway.networking.k8s.io/v1'
const RBAC = 'rbac.authorization.k8s.io'
const SELECTOR = { selector: { matchLabels: { app: 'web' } } }
const BACKEND = { backendRefs: [{ group: '', kind: 'Service', name: 'web', port: 80, weight: 1 }] }
const PARENT = { parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'every' }] }

/** One object of each kind that Pharos shows, all with the same name. */
export const EVERY_KIND = [
  configMap('every', { colour: 'blue', empty: '' }),
  manifest('v1', 'ServiceAccount', 'every'),
  service('every'),
  deployment('every'),
  pod('every'),
  virtualService('every'),
  manifest(NETWORKING, 'DestinationRule', 'every', {
    spec: { host: 'web', subsets: [{ name: 'v1', labels: { version: 'v1' } }] },
  }),
  manifest(NETWORKING, 'Gateway', 'every', {
    spec: {
      selector: { istio: 'ingressgateway' },
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
    },
  }),
  manifest(NETWORKING, 'ServiceEntry', 'every', {
    spec: {
      hosts: ['api.example.com'],
      location: 'MESH_EXTERNAL',
      resolution: 'DNS',
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    },
  }),
  manifest(NETWORKING, 'Sidecar', 'every', { spec: { egress: [{ hosts: ['./*'] }] } }),
  manifest(NETWORKING, 'WorkloadEntry', 'every', { spec: { address: '10.1.2.3', labels: { app: 'web' } } }),
  manifest(NETWORKING, 'WorkloadGroup', 'every', {
    spec: { metadata: { labels: { app: 'web' } }, template: { ports: { http: 80 } } },
  }),
  manifest('networking.istio.io/v1alpha3', 'EnvoyFilter', 'every', {
    spec: {
      configPatches: [
        {
          applyTo: 'CLUSTER',
          match: { context: 'SIDECAR_OUTBOUND' },
          patch: { operation: 'MERGE', value: { connect_timeout: '1s' } },
        },
      ],
    },
  }),
  manifest('networking.istio.io/v1beta1', 'ProxyConfig', 'every', { spec: { concurrency: 0 } }),
  manifest(SECURITY, 'AuthorizationPolicy', 'every', {
    spec: { ...SELECTOR, action: 'ALLOW', rules: [{ to: [{ operation: { methods: ['GET'] } }] }] },
  }),
  manifest(SECURITY, 'PeerAuthentication', 'every', { spec: { ...SELECTOR, mtls: { mode: 'STRICT' } } }),
  manifest(SECURITY, 'RequestAuthentication', 'every', {
    spec: { ...SELECTOR, jwtRules: [{ issuer: 'me', jwksUri: 'https://example.com/keys' }] },
  }),
  manifest('telemetry.istio.io/v1', 'Telemetry', 'every', {
    spec: { tracing: [{ randomSamplingPercentage: 0, disableSpanReporting: false }] },
  }),
  manifest('extensions.istio.io/v1alpha1', 'WasmPlugin', 'every', {
    spec: { ...SELECTOR, url: 'oci://example.com/plugin:1', pluginConfig: { off: false, none: 0, blank: '' } },
  }),
  manifest(GATEWAY, 'Gateway', 'every', {
    spec: {
      gatewayClassName: 'none',
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } }],
    },
  }),
  manifest(GATEWAY, 'HTTPRoute', 'every', {
    spec: { ...PARENT, rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], ...BACKEND }] },
  }),
  manifest(GATEWAY, 'GRPCRoute', 'every', { spec: { ...PARENT, rules: [BACKEND] } }),
  manifest(GATEWAY, 'TCPRoute', 'every', { spec: { ...PARENT, rules: [BACKEND] } }),
  manifest(GATEWAY, 'TLSRoute', 'every', { spec: { ...PARENT, hostnames: ['web.example.com'], rules: [BACKEND] } }),
  manifest(`${GATEWAY}beta1`, 'ReferenceGrant', 'every', {
    spec: {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'default' }],
      to: [{ group: '', kind: 'Service' }],
    },
  }),
  manifest(`${RBAC}/v1`, 'Role', 'every', {
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }],
  }),
  manifest(`${RBAC}/v1`, 'RoleBinding', 'every', {
    roleRef: { apiGroup: RBAC, kind: 'Role', name: 'every' },
    subjects: [{ apiGroup: RBAC, kind: 'User', name: 'somebody' }],
  }),
]

/** What `kubectl get` takes for them: `VirtualService.v1.networking.istio.io/every`. */
export const EVERY_NAME = EVERY_KIND.map(({ apiVersion, kind }) => {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion]
  return `${kind}.${version ?? ''}.${group ?? ''}/every`
})
