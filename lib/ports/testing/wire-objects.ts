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

/** A Service that a real server accepts, told from its likes by its port. */
export function service(place: string, port = 80): WireObject {
  const spec = { selector: { app: 'web' }, ports: [{ name: 'http', port, protocol: 'TCP', targetPort: port }] }
  return wireObject('services', place, { spec })
}
