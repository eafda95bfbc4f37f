import type { KubeObject } from '../kube-object'
import { at, listAt, numberAt, textAt, textsAt } from './json'
import { type Handling, readTimeoutMs } from './handling'
import { type Mirror, readMirrorShare } from './mirrors'
import { DOMAIN } from './registry'
import { readRouteRetry } from './retry-policy'
import { matchesWhole, queryOf, type RoutedRequest, type RouteRule, type RouteTarget, withShares } from './route-rule'

export const ROUTE_KINDS = ['httproutes', 'grpcroutes', 'tcproutes', 'tlsroutes'] as const
export type RouteKind = (typeof ROUTE_KINDS)[number]

/** One route of the Gateway API. */
export interface GatewayRoute {
  readonly kind: RouteKind
  /** `HTTPRoute`. */
  readonly objectKind: string
  readonly namespace: string
  readonly hostnames: readonly string[]
  readonly parents: readonly RouteParent[]
  readonly rules: readonly RankedRule[]
}

export interface RouteParent {
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly reference: unknown
}

/** A rule for one of its matches; a smaller rank comes first. */
export interface RankedRule extends RouteRule {
  readonly rank: readonly number[]
}

/** Whether the reference to a service of another namespace was granted. */
type Granted = (namespace: string, name: string) => boolean

export function readGatewayRoute(kind: RouteKind, object: KubeObject, granted: Granted): GatewayRoute {
  const namespace = object.metadata.namespace ?? ''
  return {
    kind,
    objectKind: object.kind,
    namespace,
    hostnames: textsAt(object, 'spec', 'hostnames'),
    parents: listAt(object, 'spec', 'parentRefs').map((parent) => ({
      kind: textAt(parent, 'kind') || 'Gateway',
      namespace: textAt(parent, 'namespace') || namespace,
      name: textAt(parent, 'name'),
      reference: parent,
    })),
    rules: listAt(object, 'spec', 'rules').flatMap((rule) => rulesOf(kind, rule, namespace, granted)),
  }
}

function rulesOf(kind: RouteKind, rule: unknown, namespace: string, granted: Granted): readonly RankedRule[] {
  const targets = targetsOf(rule, namespace, granted)
  const handling = handlingOf(rule, (backend) => backendOf(backend, namespace, granted))
  const matches = kind === 'httproutes' || kind === 'grpcroutes' ? listAt(rule, 'matches') : []
  if (matches.length === 0) return [{ accepts: () => true, rank: rankOf(['prefix', '/'], {}), targets, handling }]
  return matches.map((match) => {
    const path = kind === 'grpcroutes' ? grpcPath(match) : httpPath(match)
    return { accepts: (request) => accepts(match, path, request), rank: rankOf(path, match), targets, handling }
  })
}

type PathRule = readonly [type: 'exact' | 'regex' | 'prefix', value: string]

function httpPath(match: unknown): PathRule {
  const type = textAt(match, 'path', 'type')
  const value = textAt(match, 'path', 'value') || '/'
  if (type === 'Exact') return ['exact', value]
  return type === 'RegularExpression' ? ['regex', value] : ['prefix', value]
}

function grpcPath(match: unknown): PathRule {
  const [service, method] = [textAt(match, 'method', 'service'), textAt(match, 'method', 'method')]
  if (textAt(match, 'method', 'type') === 'RegularExpression')
    return ['regex', `/${service || '[^/]+'}/${method || '.+'}`]
  if (service !== '' && method !== '') return ['exact', `/${service}/${method}`]
  if (service !== '') return ['prefix', `/${service}`]
  return method === '' ? ['prefix', '/'] : ['regex', `/[^/]+/${method.replaceAll(/[^\w]/g, '\\$&')}`]
}

function accepts(match: unknown, [type, value]: PathRule, request: RoutedRequest): boolean {
  const path = request.path.split('?')[0] ?? ''
  const whole = value.endsWith('/') ? value.slice(0, -1) : value
  if (type === 'exact' && path !== value) return false
  if (type === 'regex' && !matchesWhole(value, path)) return false
  if (type === 'prefix' && path !== whole && !path.startsWith(`${whole}/`)) return false
  const method = at(match, 'method')
  if (typeof method === 'string' && method !== request.method) return false
  const query = queryOf(request.path)
  return (
    listAt(match, 'headers').every((header) =>
      pairMatches(header, request.headers.get(textAt(header, 'name').toLowerCase())),
    ) &&
    listAt(match, 'queryParams').every((param) => pairMatches(param, query.get(textAt(param, 'name')) ?? undefined))
  )
}

function pairMatches(rule: unknown, value: string | undefined): boolean {
  if (value === undefined) return false
  const wanted = textAt(rule, 'value')
  return textAt(rule, 'type') === 'RegularExpression' ? matchesWhole(wanted, value) : value === wanted
}

/** The standard's order: exact path, longest prefix, method, more headers, more parameters. */
function rankOf([type, value]: PathRule, match: unknown): readonly number[] {
  const kinds = { exact: 0, regex: 1, prefix: 2 }
  const method = typeof at(match, 'method') === 'string' ? 0 : 1
  return [kinds[type], -value.length, method, -listAt(match, 'headers').length, -listAt(match, 'queryParams').length]
}

/** The rules of several routes (oldest first) in the order in which they are tried. */
export function inOrder(routes: readonly GatewayRoute[]): readonly RankedRule[] {
  return routes
    .flatMap(({ rules }) => rules)
    .map((rule, index) => ({ rule, index }))
    .sort((a, b) => compareRanks(a.rule.rank, b.rule.rank) || a.index - b.index)
    .map(({ rule }) => rule)
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0
    if (value !== other) return value - other
  }
  return 0
}

function targetsOf(rule: unknown, namespace: string, granted: Granted): readonly RouteTarget[] {
  const redirect = listAt(rule, 'filters').find((filter) => textAt(filter, 'type') === 'RequestRedirect')
  if (redirect !== undefined) {
    return [
      { share: 1, answer: numberAt(redirect, 'requestRedirect', 'statusCode') ?? 302, flags: '-', reason: 'redirect' },
    ]
  }
  const weighted = listAt(rule, 'backendRefs').map((backend) => ({
    weight: numberAt(backend, 'weight') ?? 1,
    target: backendOf(backend, namespace, granted),
  }))
  const targets = withShares(weighted)
  return targets.length > 0 ? targets : [{ share: 1, answer: 500, flags: '-', reason: 'no backend has a weight' }]
}

/** Header filters and rewritten paths change no number. */
function handlingOf(rule: unknown, read: (backend: unknown) => Backend): Handling {
  const mirrors = listAt(rule, 'filters').flatMap((filter): readonly Mirror[] => {
    const mirror = at(filter, 'requestMirror')
    const backend = read(at(mirror, 'backendRef'))
    const share = readMirrorShare(mirror)
    return textAt(filter, 'type') !== 'RequestMirror' || 'answer' in backend || share === 0
      ? []
      : [{ ...backend, share }]
  })
  const perTryMs = readTimeoutMs(textAt(rule, 'timeouts', 'backendRequest'))
  const timeoutMs = readTimeoutMs(textAt(rule, 'timeouts', 'request'))
  return { timeoutMs, retries: readRouteRetry(at(rule, 'retry'), perTryMs), mirrors }
}

type Backend = { host: string; port?: number; gatewayApi: true } | { answer: number; flags: string; reason: string }

function backendOf(backend: unknown, namespace: string, granted: Granted): Backend {
  const name = textAt(backend, 'name')
  const place = textAt(backend, 'namespace') || namespace
  const kind = textAt(backend, 'kind') || 'Service'
  if (kind !== 'Service' || (place !== namespace && !granted(place, name))) {
    return { answer: 500, flags: 'NC', reason: `invalid backend ${name}` }
  }
  const port = numberAt(backend, 'port')
  return { host: `${name}.${place}.${DOMAIN}`, gatewayApi: true, ...(port === undefined ? {} : { port }) }
}

/** Reads all ReferenceGrants into one question: may this namespace's routes of a kind name that service? */
export function readGrants(objects: readonly KubeObject[]): (kind: RouteKind, from: string) => Granted {
  const grants = new Set<string>()
  for (const object of objects) {
    for (const from of listAt(object, 'spec', 'from')) {
      for (const to of listAt(object, 'spec', 'to')) {
        if (textAt(to, 'kind') !== 'Service') continue
        const source = `${textAt(from, 'kind').toLowerCase()}s ${textAt(from, 'namespace')}`
        grants.add(`${source} ${object.metadata.namespace ?? ''}/${textAt(to, 'name')}`)
      }
    }
  }
  return (kind, from) => (namespace, name) =>
    grants.has(`${kind} ${from} ${namespace}/`) || grants.has(`${kind} ${from} ${namespace}/${name}`)
}
