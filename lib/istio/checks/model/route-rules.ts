import { field, list } from './json'

const ROUTE_PROTOCOLS = ['http', 'tcp', 'tls'] as const
export type RouteProtocol = (typeof ROUTE_PROTOCOLS)[number]

/** One rule of a VirtualService, and the destinations it shares requests out to. */
interface RouteRule {
  readonly protocol: RouteProtocol
  readonly value: unknown
  readonly path: readonly ['spec', RouteProtocol, number]
  readonly routes: readonly unknown[]
}

/** The rules of a VirtualService of all protocols. */
export function routeRules(spec: unknown): readonly RouteRule[] {
  return ROUTE_PROTOCOLS.flatMap((protocol) =>
    list(field(spec, protocol)).map((value, i) => ({
      protocol,
      value,
      path: ['spec', protocol, i] as const,
      routes: list(field(value, 'route')),
    })),
  )
}
