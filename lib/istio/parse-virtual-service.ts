import type { JsonPlace } from './json-place'

/** What the graph reads of a route that sends HTTP or gRPC. Hosts are raw: the object's namespace resolves short ones. */
export interface HttpRouteParts {
  /** One entry per destination, so that two subsets of one host are two. */
  readonly destinations: readonly string[]
  readonly mirrors: readonly string[]
  readonly fault: boolean
  readonly timeout: boolean
}

export interface TcpRouteParts {
  readonly destinations: readonly string[]
}

export interface VirtualServiceParts {
  readonly hosts: readonly string[]
  /** Raw: `mesh`, `NAME` or `NAMESPACE/NAME`; empty means the mesh. */
  readonly gateways: readonly string[]
  readonly http: readonly HttpRouteParts[]
  /** TLS routes included. */
  readonly tcp: readonly TcpRouteParts[]
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/ */
export function parseVirtualService(spec: JsonPlace): VirtualServiceParts {
  return {
    hosts: spec.field('hosts').texts(),
    gateways: spec.field('gateways').texts(),
    http: spec.field('http').items().map(parseHttpRoute),
    tcp: [...spec.field('tcp').items(), ...spec.field('tls').items()].map((route) => ({
      destinations: destinationsOf(route.field('route')),
    })),
  }
}

function parseHttpRoute(route: JsonPlace): HttpRouteParts {
  const fault = route.field('fault')
  const single = route.field('mirror').field('host').text()
  return {
    destinations: destinationsOf(route.field('route')),
    mirrors: [...(single === undefined ? [] : [single]), ...destinationsOf(route.field('mirrors'))],
    fault: fault.field('delay').present || fault.field('abort').present,
    timeout: isLimit(route.field('timeout').text()),
  }
}

function destinationsOf(list: JsonPlace): readonly string[] {
  return list.items().flatMap((item) => item.field('destination').field('host').text() ?? [])
}

/** A time limit of zero means none, in every unit it can be written in. */
export function isLimit(duration: string | undefined): boolean {
  return duration !== undefined && /[1-9]/.test(duration)
}
