import { BlockList, isIP } from 'node:net'
import { at, listAt, textAt, textsAt } from './json'

/** What a proxy knows of a request or connection when it decides about it. Texts are empty where there is nothing to know. */
export interface AuthorizedRequest {
  readonly layer: 4 | 7
  /** `cluster.local/ns/NAMESPACE/sa/ACCOUNT`: empty without mutual TLS. */
  readonly principal: string
  readonly address: string
  readonly method: string
  readonly path: string
  readonly authority: string
  readonly headers: ReadonlyMap<string, string>
  /** That the proxy listens on: of the pod, or at a waypoint of the service. */
  readonly port: number
  readonly serverAddress: string
}

export type Action = 'ALLOW' | 'DENY'
export type RuleMatch = (request: AuthorizedRequest, action: Action) => boolean

/** One field that must hold. Fields of HTTP mean nothing to a proxy that sees only connections. */
interface Condition {
  readonly ofHttp: boolean
  readonly holds: (request: AuthorizedRequest) => boolean
}
type Read = (request: AuthorizedRequest) => string
type Fits = (pattern: string, value: string) => boolean

/**
 * A rule of an AuthorizationPolicy: one of `from`, one of `to` and all of `when`. Nobody carries a token, so a request has no
 * request principal. On connections a rule that asks for HTTP is void where it would allow, and asks for the rest where it
 * would deny (Istio, "Authorization for TCP traffic").
 */
export function readRule(rule: unknown): RuleMatch {
  const sources = listAt(rule, 'from').map((from) => sourceConditions(at(from, 'source')))
  const operations = listAt(rule, 'to').map((to) => operationConditions(at(to, 'operation')))
  const when = listAt(rule, 'when').flatMap(whenConditions)
  const usesHttp = [...sources, ...operations, when].flat().some(({ ofHttp }) => ofHttp)
  return (request, action) => {
    if (request.layer === 4 && action === 'ALLOW' && usesHttp) return false
    const all = (conditions: readonly Condition[]): boolean =>
      conditions.every(({ ofHttp, holds }) => (ofHttp && request.layer === 4) || holds(request))
    const any = (sets: readonly (readonly Condition[])[]): boolean => sets.length === 0 || sets.some(all)
    return any(sources) && any(operations) && all(when)
  }
}

function sourceConditions(source: unknown): readonly Condition[] {
  return [
    ...field(source, 'principals', ({ principal }) => principal),
    ...field(source, 'requestPrincipals', nothing, { ofHttp: true }),
    ...field(source, 'namespaces', namespaceOf),
    ...field(source, 'serviceAccounts', accountOf, { fits: accountFits }),
    ...field(source, 'ipBlocks', ({ address }) => address, { fits: addressFits }),
    ...field(source, 'remoteIpBlocks', ({ address }) => address, { fits: addressFits }),
  ]
}

function operationConditions(operation: unknown): readonly Condition[] {
  const ofHttp = true
  return [
    ...field(operation, 'hosts', ({ authority }) => authority, { ofHttp, fits: hostFits }),
    ...field(operation, 'ports', ({ port }) => String(port)),
    ...field(operation, 'methods', ({ method }) => method, { ofHttp }),
    ...field(operation, 'paths', ({ path }) => path.split('?')[0] ?? '', { ofHttp, fits: pathFits }),
  ]
}

/** The field and its not-form, which is named `notPorts` beside `ports`. */
function field(
  block: unknown,
  name: string,
  read: Read,
  how: { readonly ofHttp?: boolean; readonly fits?: Fits } = {},
): readonly Condition[] {
  const negated = `not${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return conditions({ wanted: textsAt(block, name), unwanted: textsAt(block, negated) }, read, how)
}

function conditions(
  texts: { readonly wanted: readonly string[]; readonly unwanted: readonly string[] },
  read: Read,
  { ofHttp = false, fits = textFits }: { readonly ofHttp?: boolean; readonly fits?: Fits } = {},
): readonly Condition[] {
  const { wanted, unwanted } = texts
  const found: Condition[] = []
  const fitsOne = (patterns: readonly string[], request: AuthorizedRequest): boolean => {
    const value = read(request)
    return patterns.some((pattern) => fits(pattern, value))
  }
  if (wanted.length > 0) found.push({ ofHttp, holds: (request) => fitsOne(wanted, request) })
  if (unwanted.length > 0) found.push({ ofHttp, holds: (request) => !fitsOne(unwanted, request) })
  return found
}

/** A key that is not known has no value. */
function whenConditions(when: unknown): readonly Condition[] {
  const key = textAt(when, 'key')
  const texts = { wanted: textsAt(when, 'values'), unwanted: textsAt(when, 'notValues') }
  const header = /^request\.headers\[(.+)\]$/.exec(key)?.[1]?.toLowerCase()
  if (header !== undefined) return conditions(texts, ({ headers }) => headers.get(header) ?? '', { ofHttp: true })
  const known = KEYS.get(key)
  return known === undefined ? conditions(texts, nothing, { ofHttp: true }) : conditions(texts, known.read, known)
}

const KEYS: ReadonlyMap<string, { readonly read: Read; readonly fits?: Fits }> = new Map([
  ['source.ip', { read: ({ address }) => address, fits: addressFits }],
  ['remote.ip', { read: ({ address }) => address, fits: addressFits }],
  ['source.namespace', { read: namespaceOf }],
  ['source.principal', { read: ({ principal }) => principal }],
  ['source.serviceAccount', { read: accountOf, fits: accountFits }],
  ['destination.ip', { read: ({ serverAddress }) => serverAddress, fits: addressFits }],
  ['destination.port', { read: ({ port }) => String(port) }],
])

function nothing(): string {
  return ''
}

function namespaceOf({ principal }: AuthorizedRequest): string {
  return /\/ns\/([^/]*)\/sa\//.exec(principal)?.[1] ?? ''
}

/** `NAMESPACE/ACCOUNT`. */
function accountOf({ principal }: AuthorizedRequest): string {
  const [, namespace, account] = /\/ns\/([^/]*)\/sa\/([^/]*)$/.exec(principal) ?? []
  return namespace === undefined ? '' : `${namespace}/${account ?? ''}`
}

function accountFits(pattern: string, account: string): boolean {
  return account !== '' && pattern === account
}

/** `*` is any text but none; one at an end stands for the rest. */
function textFits(pattern: string, value: string): boolean {
  if (pattern === '*') return value !== ''
  if (pattern.startsWith('*')) return value.endsWith(pattern.slice(1))
  return pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value !== '' && value === pattern
}

function hostFits(pattern: string, host: string): boolean {
  return textFits(pattern.toLowerCase(), host.toLowerCase())
}

/** `{*}` stands for one segment of a path, `{**}` for any number of them. */
function pathFits(pattern: string, path: string): boolean {
  if (!/\{\*\*?\}/.test(pattern)) return textFits(pattern, path)
  const parts = pattern.split(/(\{\*\*?\})/).map((part) => {
    if (part === '{*}') return '[^/]+'
    return part === '{**}' ? '.*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`, 'u').test(path)
}

/** An address, or a block as `10.0.0.0/8`. What is neither holds nobody. */
function addressFits(block: string, address: string): boolean {
  const [network = '', length] = block.split('/')
  const version = isIP(network)
  if (version === 0 || isIP(address) !== version) return false
  const bits = version === 4 ? 32 : 128
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : -1
  if (prefix < 0 || prefix > bits) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const list = new BlockList()
  list.addSubnet(network, prefix, family)
  return list.check(address, family)
}
