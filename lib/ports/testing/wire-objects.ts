import type { ClusterKind } from '@/lib/ports/cluster-kinds'

/** An object as the API server takes and gives it. */
export interface WireObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: WireMetadata
  readonly [field: string]: unknown
}

interface WireMetadata {
  readonly name: string
  readonly namespace?: string
  readonly [field: string]: unknown
}

const TYPES = {
  namespaces: ['v1', 'Namespace'],
  pods: ['v1', 'Pod'],
  services: ['v1', 'Service'],
  configmaps: ['v1', 'ConfigMap'],
  'deployments.apps': ['apps/v1', 'Deployment'],
  'virtualservices.networking.istio.io': ['networking.istio.io/v1', 'VirtualService'],
  'workloadgroups.networking.istio.io': ['networking.istio.io/v1', 'WorkloadGroup'],
  'gateways.networking.istio.io': ['networking.istio.io/v1', 'Gateway'],
  'gateways.gateway.networking.k8s.io': ['gateway.networking.k8s.io/v1', 'Gateway'],
} as const satisfies Partial<Record<ClusterKind, readonly [apiVersion: string, kind: string]>>

/** The kinds that the contract plays with. */
export type PlayedKind = keyof typeof TYPES

/** @param place `namespace/name`, or the name alone for cluster-scoped kinds. */
export function wireObject(
  playedKind: PlayedKind,
  place: string,
  { metadata = {}, ...fields }: { readonly metadata?: object; readonly [field: string]: unknown } = {},
): WireObject {
  const [apiVersion, kind] = TYPES[playedKind]
  const [name = '', namespace] = place.split('/').reverse()
  return {
    apiVersion,
    kind,
    metadata: { ...metadata, name, ...(namespace === undefined ? {} : { namespace }) },
    ...fields,
  }
}

/** Where the contract takes istiod to be: not where a real one is. */
export const CONTROL_PLANE = 'play-mesh'
/** The namespaces that the contract fills and whose objects it counts. */
export const PLAYED_NAMESPACES = ['play', 'play-b', 'constructor', CONTROL_PLANE] as const

/** A Service told from its likes by its port; headless, for a range of addresses is soon used up. */
export function service(place: string, port = 80): WireObject {
  const ports = [{ name: 'http', port, protocol: 'TCP', targetPort: port }]
  return wireObject('services', place, { spec: { clusterIP: 'None', selector: { app: 'web' }, ports } })
}

/** Splits by these weights between services of its namespace. */
export function virtualService(place: string, weights: readonly number[]): WireObject {
  const route = weights.map((weight, i) => ({ destination: { host: `web-${i}` }, weight }))
  return wireObject('virtualservices.networking.istio.io', place, { spec: { hosts: ['web'], http: [{ route }] } })
}

export function istioGateway(place: string): WireObject {
  const servers = [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['web.example'] }]
  return wireObject('gateways.networking.istio.io', place, { spec: { selector: { istio: 'x' }, servers } })
}

export function workloadGroup(place: string): WireObject {
  const template = { serviceAccount: 'web', ports: { http: 8080 } }
  return wireObject('workloadgroups.networking.istio.io', place, { spec: { template } })
}
