import type { KubeObject } from '../kube-object'
import type { WorldBuilder } from './builder'
import { addInjectors } from './injectors'
import { ISTIO_VERSION, NODES } from './workload-objects'

const WEBHOOK = {
  name: 'rev.validation.istio.io',
  admissionReviewVersions: ['v1'],
  clientConfig: { service: { name: 'istiod', namespace: 'istio-system', path: '/validate', port: 443 } },
  failurePolicy: 'Fail',
  rules: [
    {
      apiGroups: ['security.istio.io', 'networking.istio.io', 'telemetry.istio.io', 'extensions.istio.io'],
      apiVersions: ['*'],
      operations: ['CREATE', 'UPDATE'],
      resources: ['*'],
      scope: '*',
    },
  ],
  sideEffects: 'None',
}

/** What asks istiod about every object of Istio's kinds before it is stored. */
export const VALIDATOR: KubeObject = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: {
    name: 'istio-validator-istio-system',
    labels: { app: 'istiod', istio: 'istiod', 'istio.io/rev': 'default' },
  },
  webhooks: [WEBHOOK],
}

/** Nodes, the namespaces that every cluster has, the classes of gateways, and the webhooks through which istiod checks objects and injects proxies. */
export function addCluster(world: WorldBuilder): void {
  NODES.forEach((name, index) => {
    world.add(
      { apiVersion: 'v1', kind: 'Node', name, labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux' } },
      {
        spec: { podCIDR: `10.${8 + index}.0.0/16` },
        status: {
          addresses: [
            { type: 'InternalIP', address: `172.18.0.${2 + index}` },
            { type: 'Hostname', address: name },
          ],
          capacity: { cpu: '8', memory: '32Gi', pods: '110' },
          conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady', lastTransitionTime: world.born }],
          nodeInfo: { kubeletVersion: 'v1.34.4', operatingSystem: 'linux', architecture: 'amd64' },
        },
      },
    )
  })
  for (const name of ['default', 'kube-system', 'kube-public', 'kube-node-lease']) world.namespace(name)
  const classes = { istio: 'gateway-controller', 'istio-waypoint': 'mesh-controller' }
  for (const [name, controller] of Object.entries(classes)) {
    world.add(
      { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', name },
      {
        spec: { controllerName: `istio.io/${controller}` },
        status: {
          conditions: [
            { type: 'Accepted', status: 'True', reason: 'Accepted', message: '', lastTransitionTime: world.born },
          ],
        },
      },
    )
  }
  const { metadata: validator, apiVersion, kind, ...content } = VALIDATOR
  world.add({ apiVersion, kind, ...validator }, content)
  addInjectors(world)
}

const MESH_CONFIG = `accessLogFile: /dev/stdout
enableAutoMtls: true
outboundTrafficPolicy:
  mode: ALLOW_ANY
rootNamespace: istio-system
trustDomain: cluster.local
`

const INGRESS_PORTS = [
  { name: 'status-port', port: 15021 },
  { name: 'http2', port: 80, targetPort: 8080 },
  { name: 'https', port: 443, targetPort: 8443 },
] as const

export function addIstioSystem(world: WorldBuilder): void {
  const scraped = (port: number, path: string) => ({
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(port),
    'prometheus.io/path': path,
  })
  const ns = world.namespace('istio-system')
  ns.workload({
    name: 'istiod',
    labels: { app: 'istiod', istio: 'pilot' },
    ownLabels: { 'istio.io/rev': 'default' },
    resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '2', memory: '4Gi' } },
    env: {
      REVISION: 'default',
      CLUSTER_ID: 'Kubernetes',
      PILOT_CERT_PROVIDER: 'istiod',
      PILOT_ENABLE_ANALYSIS: 'true',
    },
    annotations: scraped(15014, '/metrics'),
    serviceAccount: 'istiod',
    container: 'discovery',
    image: `istio/pilot:${ISTIO_VERSION}`,
  })
  ns.service({
    name: 'istiod',
    selector: { app: 'istiod' },
    labels: { istio: 'pilot' },
    ports: { 'grpc-xds': 15010, 'https-dns': 15012, 'https-webhook': 443, 'http-monitoring': 15014 },
  })
  for (const side of ['ingressgateway', 'egressgateway'] as const) {
    const name = `istio-${side}`
    const labels = { app: name, istio: side }
    ns.workload({ name, labels, proxy: 'router', serviceAccount: `${name}-service-account` })
    const balanced = side === 'ingressgateway' ? { loadBalancerIp: '203.0.113.10' } : {}
    ns.service({
      name,
      selector: labels,
      ports: side === 'ingressgateway' ? INGRESS_PORTS : INGRESS_PORTS.slice(1),
      ...balanced,
    })
  }
  ns.workload({
    name: 'ztunnel',
    kind: 'DaemonSet',
    labels: { app: 'ztunnel' },
    annotations: scraped(15020, '/metrics'),
    serviceAccount: 'ztunnel',
    container: 'istio-proxy',
    image: `istio/ztunnel:${ISTIO_VERSION}`,
  })
  const addOns = {
    prometheus: 'prom/prometheus:v3.11.3',
    grafana: 'grafana/grafana:12.0.1',
    jaeger: 'jaegertracing/jaeger:2.17.0',
  }
  for (const [name, image] of Object.entries(addOns)) ns.workload({ name, image, serviceAccount: name })
  const jaeger = { app: 'jaeger' }
  ns.service({ name: 'prometheus', ports: { http: 9090 } })
    .service({ name: 'grafana', ports: { service: 3000 } })
    .service({
      name: 'tracing',
      selector: jaeger,
      ports: [
        { name: 'http-query', port: 80, targetPort: 16686 },
        { name: 'grpc-query', port: 16685 },
      ],
    })
    .service({ name: 'zipkin', selector: jaeger, ports: { 'http-query': 9411 } })
    .service({ name: 'jaeger-collector', selector: jaeger, ports: { 'grpc-otlp': 4317, 'http-otlp': 4318 } })
    .add('v1', 'ConfigMap', 'istio', { data: { mesh: MESH_CONFIG, meshNetworks: 'networks: {}' } })
}
