import type { JsonPlace } from './json-place'
import { isLimit, type HttpRouteParts, type TcpRouteParts } from './parse-virtual-service'

export interface ParentRef {
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

export interface GatewayRouteParts {
  readonly parents: readonly ParentRef[]
  readonly hostnames: readonly string[]
  /** Of HTTPRoutes and GRPCRoutes. */
  readonly http: readonly HttpRouteParts[]
  /** Of TCPRoutes and TLSRoutes. */
  readonly tcp: readonly TcpRouteParts[]
}

export interface GatewayApiGatewayParts {
  readonly className: string
  readonly hosts: readonly string[]
  /** Names of the Services that serve a Gateway which its owner deployed by hand. */
  readonly addresses: readonly string[]
  /** It is a waypoint by its listener, whatever its class is called. */
  readonly hbone: boolean
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#gateway */
export function parseGatewayApiGateway(spec: JsonPlace): GatewayApiGatewayParts {
  const listeners = spec.field('listeners').items()
  return {
    className: spec.field('gatewayClassName').text() ?? '',
    hosts: listeners.flatMap((listener) => listener.field('hostname').text() ?? []),
    addresses: spec
      .field('addresses')
      .items()
      .filter((address) => address.field('type').text() === 'Hostname')
      .flatMap((address) => address.field('value').text() ?? []),
    hbone: listeners.some((listener) => listener.field('protocol').text() === 'HBONE'),
  }
}

/** @param namespace the route's own, which references without one mean */
export function parseGatewayRoute(
  spec: JsonPlace,
  { namespace, protocol }: { readonly namespace: string; readonly protocol: 'http' | 'tcp' },
): GatewayRouteParts {
  const rules = spec.field('rules').items()
  return {
    parents: spec
      .field('parentRefs')
      .items()
      .map((parent) => ({
        kind: parent.field('kind').text() ?? 'Gateway',
        namespace: parent.field('namespace').text() ?? namespace,
        name: parent.field('name').text() ?? '',
      })),
    hostnames: spec.field('hostnames').texts(),
    http: protocol === 'http' ? rules.map(parseHttpRule) : [],
    tcp: protocol === 'tcp' ? rules.map((rule) => ({ destinations: backendsOf(rule) })) : [],
  }
}

function parseHttpRule(rule: JsonPlace): HttpRouteParts {
  const mirrors = rule.field('filters').items().filter((filter) => filter.field('type').text() === 'RequestMirror') // prettier-ignore
  const timeouts = rule.field('timeouts')
  return {
    destinations: backendsOf(rule),
    mirrors: mirrors.flatMap((filter) => hostOf(filter.field('requestMirror').field('backendRef')) ?? []),
    fault: false,
    timeout: isLimit(timeouts.field('request').text()) || isLimit(timeouts.field('backendRequest').text()),
  }
}

function backendsOf(rule: JsonPlace): readonly string[] {
  return rule
    .field('backendRefs')
    .items()
    .flatMap((backend) => hostOf(backend) ?? [])
}

/** A backend as a host in Istio's spelling; undefined for kinds that are none. */
function hostOf(backend: JsonPlace): string | undefined {
  const name = backend.field('name').text()
  if (name === undefined) return undefined
  const kind = backend.field('kind').text() ?? 'Service'
  if (kind === 'Hostname') return name
  if (kind !== 'Service') return undefined
  const namespace = backend.field('namespace').text()
  return namespace === undefined ? name : `${name}.${namespace}`
}
