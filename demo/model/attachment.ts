import { hasLabels, labelsAt, listAt, numberAt, textAt } from './json'
import { hostMatches } from './route-rule'

const KINDS_OF: ReadonlyMap<string, readonly string[]> = new Map([
  ['HTTP', ['HTTPRoute', 'GRPCRoute']],
  ['HTTPS', ['HTTPRoute', 'GRPCRoute']],
  ['TCP', ['TCPRoute']],
  ['TLS', ['TLSRoute', 'TCPRoute']],
])

/** Why a route is not attached to a listener, in the words of the Gateway API; the later ones are nearer to success. */
export const REFUSALS = ['NoMatchingParent', 'NotAllowedByListeners', 'NoMatchingListenerHostname'] as const
export type Refusal = (typeof REFUSALS)[number]

export interface AttachingRoute {
  /** `HTTPRoute`. */
  readonly kind: string
  readonly namespace: string
  readonly namespaceLabels: ReadonlyMap<string, string>
  readonly hostnames: readonly string[]
}

/** The kinds of routes that a listener takes: those of its protocol, fewer when it names some. */
export function kindsOf(listener: unknown): readonly string[] {
  const possible = KINDS_OF.get(textAt(listener, 'protocol')) ?? []
  const named = listAt(listener, 'allowedRoutes', 'kinds').map((one) => textAt(one, 'kind'))
  return named.length === 0 ? possible : possible.filter((kind) => named.includes(kind))
}

/**
 * Whether a route that names this gateway in `parent` is attached to the listener (Gateway API: section and port of the
 * reference, `allowedRoutes`, host names in common).
 */
export function refusalOf(
  listener: unknown,
  gatewayNamespace: string,
  route: AttachingRoute,
  parent: unknown,
): Refusal | undefined {
  const section = textAt(parent, 'sectionName')
  const port = numberAt(parent, 'port')
  if (section !== '' && section !== textAt(listener, 'name')) return 'NoMatchingParent'
  if (port !== undefined && port !== numberAt(listener, 'port')) return 'NoMatchingParent'
  if (!kindsOf(listener).includes(route.kind)) return 'NotAllowedByListeners'
  if (!isAllowed(listener, gatewayNamespace, route)) return 'NotAllowedByListeners'
  const host = textAt(listener, 'hostname') || '*'
  const meets = route.hostnames.some((name) => hostMatches(host, name) || hostMatches(name, host))
  return route.hostnames.length === 0 || meets ? undefined : 'NoMatchingListenerHostname'
}

function isAllowed(
  listener: unknown,
  gatewayNamespace: string,
  { namespace, namespaceLabels }: AttachingRoute,
): boolean {
  const from = textAt(listener, 'allowedRoutes', 'namespaces', 'from') || 'Same'
  if (from === 'All') return true
  if (from === 'Same') return namespace === gatewayNamespace
  return hasLabels(namespaceLabels, labelsAt(listener, 'allowedRoutes', 'namespaces', 'selector', 'matchLabels'))
}
