import type { Destination } from './destination'
import type { Handling } from './handling'
import { entriesAt, labelsAt, listAt, numberAt, textAt } from './json'

/** One class of requests as a route sees it. Header names are lower case. */
export interface RoutedRequest {
  /** The registered host, or what the caller wrote when nobody registered it. */
  readonly host: string
  /** The Host header: `details:9080`. */
  readonly authority: string
  readonly port: number
  readonly method: string
  readonly path: string
  readonly headers: ReadonlyMap<string, string>
  readonly sourceNamespace: string
  readonly sourceLabels: ReadonlyMap<string, string>
  /** `mesh`, or `namespace/name` of the gateway that received it. */
  readonly gateway: string
}

/** Where a share (0 to 1) of the requests goes. */
export type RouteTarget = ToHost | ToAnswer
export interface ToHost extends Destination {
  readonly share: number
}
/** The proxy answers by itself. */
export interface ToAnswer {
  readonly share: number
  readonly answer: number
  readonly flags: string
  readonly reason: string
}

/** What a route says of the requests that it matches. Without targets there is no route for them. */
export interface Route {
  readonly targets: readonly RouteTarget[]
  readonly handling?: Handling
}
export const NO_ROUTE: Route = { targets: [] }

export interface RouteRule extends Route {
  accepts(request: RoutedRequest): boolean
}

/** Weights as shares; 0 gets nothing. */
export function withShares<T>(
  weighted: readonly { readonly weight: number; readonly target: T }[],
): readonly (T & { share: number })[] {
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0)
  return weighted.filter(({ weight }) => weight > 0).map(({ weight, target }) => ({ ...target, share: weight / total }))
}

export function firstMatch(rules: readonly RouteRule[], request: RoutedRequest): Route | undefined {
  return rules.find((rule) => rule.accepts(request))
}

/** `*` matches all, `*.example.com` everything below, anything else itself. */
export function hostMatches(pattern: string, host: string): boolean {
  if (pattern === host || pattern === '*') return true
  return pattern.startsWith('*.') && host.endsWith(pattern.slice(1)) && host.length >= pattern.length
}

type Predicate = (request: RoutedRequest) => boolean

/** A block of a VirtualService's `match`: all of its conditions must hold. `resolveGateway` completes names of gateways. */
export function istioMatch(block: unknown, resolveGateway: (name: string) => string): Predicate {
  const conditions: Predicate[] = []
  const add = (field: string, read: (request: RoutedRequest) => string): void => {
    const wanted = entriesAt(block, field)
    if (wanted.size > 0)
      conditions.push((request) =>
        istioText(wanted, read(request), entriesAt(block).get('ignoreUriCase') === true && field === 'uri'),
      )
  }
  add('uri', ({ path }) => path.split('?')[0] ?? '')
  add('method', ({ method }) => method)
  add('authority', ({ authority }) => authority)
  for (const [name, wanted] of entriesAt(block, 'headers')) {
    conditions.push(({ headers }) => headerMatches(headers.get(name.toLowerCase()), wanted))
  }
  for (const [name, wanted] of entriesAt(block, 'withoutHeaders')) {
    conditions.push(({ headers }) => !headerMatches(headers.get(name.toLowerCase()), wanted))
  }
  for (const [name, wanted] of entriesAt(block, 'queryParams')) {
    conditions.push(({ path }) => headerMatches(queryOf(path).get(name) ?? undefined, wanted))
  }
  const port = numberAt(block, 'port')
  if (port !== undefined) conditions.push((request) => request.port === port)
  const namespace = textAt(block, 'sourceNamespace')
  if (namespace !== '') conditions.push(({ sourceNamespace }) => sourceNamespace === namespace)
  for (const [key, value] of labelsAt(block, 'sourceLabels')) {
    conditions.push(({ sourceLabels }) => sourceLabels.get(key) === value)
  }
  const gateways = listAt(block, 'gateways').filter((name) => typeof name === 'string')
  if (gateways.length > 0) {
    const full = gateways.map(resolveGateway)
    conditions.push(({ gateway }) => full.includes(gateway))
  }
  return (request) => conditions.every((holds) => holds(request))
}

function headerMatches(value: string | undefined, wanted: unknown): boolean {
  const rule = entriesAt(wanted)
  return value !== undefined && (rule.size === 0 || istioText(rule, value, false))
}

function istioText(rule: ReadonlyMap<string, unknown>, value: string, ignoreCase: boolean): boolean {
  const fold = (text: string): string => (ignoreCase ? text.toLowerCase() : text)
  const [exact, prefix, regex] = [rule.get('exact'), rule.get('prefix'), rule.get('regex')]
  if (typeof exact === 'string') return fold(value) === fold(exact)
  if (typeof prefix === 'string') return fold(value).startsWith(fold(prefix))
  return typeof regex === 'string' && matchesWhole(regex, value)
}

/** RE2 texts are near enough to ours for what routes hold. What does not compile matches nothing. */
export function matchesWhole(regex: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${regex})$`, 'u').test(value)
  } catch {
    return false
  }
}

export function queryOf(path: string): URLSearchParams {
  return new URLSearchParams(path.split('?')[1] ?? '')
}
