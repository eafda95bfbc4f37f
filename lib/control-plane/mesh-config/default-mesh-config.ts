import type { Json } from '@/lib/std/json'

/**
 * What holds where a mesh configuration says nothing: what an istiod 1.31 that is told nothing answers under `/debug/mesh`, and of what
 * it leaves out as empty the words that Istio's reference has for it.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/
 */
export const DEFAULT_MESH_CONFIG: Readonly<Record<string, Json>> = {
  proxyListenPort: 15001,
  proxyInboundListenPort: 15006,
  connectTimeout: '10s',
  protocolDetectionTimeout: '0s',
  ingressClass: 'istio',
  ingressService: 'istio-ingressgateway',
  ingressControllerMode: 'STRICT',
  enableTracing: true,
  accessLogEncoding: 'TEXT',
  defaultConfig: {
    configPath: './etc/istio/proxy',
    binaryPath: '/usr/local/bin/envoy',
    serviceCluster: 'istio-proxy',
    drainDuration: '45s',
    discoveryAddress: 'istiod.istio-system.svc:15012',
    proxyAdminPort: 15000,
    controlPlaneAuthPolicy: 'MUTUAL_TLS',
    statNameLength: 189,
    statusPort: 15020,
    terminationDrainDuration: '5s',
  },
  outboundTrafficPolicy: { mode: 'ALLOW_ANY' },
  inboundTrafficPolicy: { mode: 'PASSTHROUGH' },
  enableAutoMtls: true,
  trustDomain: 'cluster.local',
  defaultServiceExportTo: ['*'],
  defaultVirtualServiceExportTo: ['*'],
  defaultDestinationRuleExportTo: ['*'],
  rootNamespace: 'istio-system',
  localityLbSetting: { enabled: true },
  dnsRefreshRate: '60s',
  enablePrometheusMerge: true,
  extensionProviders: [
    { name: 'prometheus', prometheus: {} },
    { name: 'stackdriver', stackdriver: {} },
    { name: 'envoy', envoyFileAccessLog: { path: '/dev/stdout' } },
  ],
  defaultProviders: {},
  pathNormalization: { normalization: 'DEFAULT' },
  meshMTLS: { minProtocolVersion: 'TLSV1_2' },
}

/** First words of enumerations: protobuf writes nothing for them, so that their absence in an answer of istiod means them. */
export const EMPTY_WORDS: Readonly<Record<string, string>> = {
  ingressControllerMode: 'UNSPECIFIED',
  'outboundTrafficPolicy.mode': 'REGISTRY_ONLY',
  'inboundTrafficPolicy.mode': 'PASSTHROUGH',
  'defaultConfig.controlPlaneAuthPolicy': 'NONE',
  accessLogEncoding: 'TEXT',
  'pathNormalization.normalization': 'DEFAULT',
  'meshMTLS.minProtocolVersion': 'TLSV1_2',
}
