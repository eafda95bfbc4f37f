import type { Attribute, Span } from './model'

/** Where a span comes from, as far as it says so. Absent: it does not. */
export interface SpanPlace {
  readonly namespace?: string
  readonly pod?: string
  /** Canonical service and revision of the proxy. */
  readonly app?: string
  readonly version?: string
  readonly workload?: string
}

const NODE_ID = /^(?:sidecar|router|waypoint)~[^~]*~([^~]+)\.([a-z0-9-]+)~/

/**
 * Reads the attributes by which Istio's proxies and OpenTelemetry's agents name their place. The node id of a proxy is
 * `sidecar~ADDRESS~POD.NAMESPACE~DOMAIN`.
 */
export function spanPlace({ attributes }: Pick<Span, 'attributes'>): SpanPlace {
  const [, nodePod, nodeNamespace] = NODE_ID.exec(textOf(attributes, 'node_id') ?? '') ?? []
  const named = {
    namespace: textOf(attributes, 'istio.namespace') ?? textOf(attributes, 'k8s.namespace.name') ?? nodeNamespace,
    pod: nodePod ?? textOf(attributes, 'k8s.pod.name'),
    app: textOf(attributes, 'istio.canonical_service'),
    version: textOf(attributes, 'istio.canonical_revision'),
    workload: textOf(attributes, 'k8s.deployment.name') ?? textOf(attributes, 'k8s.statefulset.name'),
  }
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined && value !== ''))
}

/** Every namespace that the span names as its own, sorted; several when its attributes disagree. */
export function claimedNamespaces({ attributes }: Pick<Span, 'attributes'>): readonly string[] {
  const [, , node] = NODE_ID.exec(textOf(attributes, 'node_id') ?? '') ?? []
  const claims = [textOf(attributes, 'istio.namespace'), textOf(attributes, 'k8s.namespace.name'), node]
  return [...new Set(claims.filter((name): name is string => name !== undefined && name !== ''))].sort()
}

function textOf(attributes: readonly Attribute[], key: string): string | undefined {
  const value = attributes.find((attribute) => attribute.key === key)?.value
  return typeof value === 'string' ? value : undefined
}
