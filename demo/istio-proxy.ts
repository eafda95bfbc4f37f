// How a proxy stands in a pod: said once for the worlds, for injection and for gateways.

export const ISTIO_PROXY = 'istio-proxy'

/** In which list of a pod's containers the proxy stands: a native sidecar is an init container that goes on running. */
export type SidecarStyle = 'native' | 'container'
type ProxyRole = 'sidecar' | 'router' | 'waypoint'

export interface PodContainer {
  readonly name: string
  readonly image: string
  readonly [field: string]: unknown
}

/** @param version of Istio: the tag of the image */
export function proxyContainer(role: ProxyRole, version: string): PodContainer {
  return {
    name: ISTIO_PROXY,
    image: `istio/proxyv2:${version}`,
    args: ['proxy', role, '--domain', '$(POD_NAMESPACE).svc.cluster.local'],
    ports: [{ containerPort: 15090, name: 'http-envoy-prom', protocol: 'TCP' }],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } },
  }
}

/** What istiod writes on every pod with a proxy. */
export function proxyAnnotations(style: SidecarStyle, revision = 'default'): Readonly<Record<string, string>> {
  const inPod =
    style === 'native'
      ? { initContainers: [ISTIO_PROXY], containers: null }
      : { initContainers: null, containers: [ISTIO_PROXY] }
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': '15020',
    'prometheus.io/path': '/stats/prometheus',
    'sidecar.istio.io/status': JSON.stringify({ ...inPod, volumes: ['istio-envoy', 'istio-data'], revision }),
  }
}

/** On every pod with a sidecar: others know by it that they can speak mutual TLS to it. */
export const SPEAKS_TLS = { 'security.istio.io/tlsMode': 'istio' } as const

/** Labels by which proxies name an application; `name` is that of the workload, for pods that do not say it themselves. */
export function canonicalLabels(own: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> {
  return {
    'service.istio.io/canonical-name': own['app.kubernetes.io/name'] ?? own.app ?? name,
    'service.istio.io/canonical-revision': own['app.kubernetes.io/version'] ?? own.version ?? 'latest',
  }
}

/** On pods without a proxy whose traffic ztunnel carries. */
export const AMBIENT_REDIRECTION = { 'ambient.istio.io/redirection': 'enabled' } as const
