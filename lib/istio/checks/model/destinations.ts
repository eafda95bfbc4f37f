import type { Path } from '../check'
import { field, list, textOr } from './json'
import { type RouteProtocol, routeRules } from './route-rules'

/** One destination or mirror of a VirtualService (D19). */
export interface Destination {
  readonly value: unknown
  readonly path: Path
  readonly host: string
  readonly subset: string
  readonly mirror: boolean
  readonly protocol: RouteProtocol
}

/** All destinations that have a host, mirrors included; a missing host is an error of the schema only. */
export function destinationsOf(spec: unknown): readonly Destination[] {
  const found: Destination[] = []
  const add = (value: unknown, path: Path, protocol: Destination['protocol'], mirror = false): void => {
    const host = textOr(field(value, 'host'))
    if (host !== '') found.push({ value, path, host, subset: textOr(field(value, 'subset')), mirror, protocol })
  }
  for (const { protocol, value, path, routes } of routeRules(spec)) {
    for (const [j, route] of routes.entries()) {
      add(field(route, 'destination'), [...path, 'route', j, 'destination'], protocol)
    }
    if (protocol !== 'http') continue
    add(field(value, 'mirror'), [...path, 'mirror'], protocol, true)
    for (const [j, mirror] of list(field(value, 'mirrors')).entries()) {
      add(field(mirror, 'destination'), [...path, 'mirrors', j, 'destination'], protocol, true)
    }
  }
  return found
}
