import { groupBy } from '@/lib/std/group-by'
import type { CheckOfObject, Problem, Rule } from '../check'
import type { ObjectRef } from '../finding'
import type { CheckedObject } from '../model/checked-object'
import { listed } from '../model/listed'
import { derived, type Mesh } from '../model/mesh'
import { readWith } from '../model/views'
import { quoted } from '../values/quoted'
import { selectedPods, selectorText } from './selected-pods'
import { type ServerHost, serverHosts } from './server-hosts'

const RULE: Rule = {
  slug: 'gateway/conflicting-host',
  aliases: { KIA0301: 'warning', IST0145: 'error' },
  severity: 'warning',
}
/** More partners of one host add nothing to what is said. */
const MAX_PARTNERS = 100

interface Clash {
  readonly aliases: Set<string>
  readonly others: Map<string, ObjectRef>
}

/** The same host on the same port of the same proxies. */
export const conflictingGatewayHosts: CheckOfObject = {
  kinds: ['gateways.networking.istio.io'],
  rules: [RULE],
  *run(gateway, mesh): Generator<Problem> {
    for (const host of serverHosts(gateway)) {
      const clash = clashOf(host, readWith(gateway, mesh))
      if (clash.aliases.size === 0) continue
      const references = [...clash.others.values()]
      const names = references.map(({ namespace, name }) => `${namespace}/${name}`)
      const where =
        names.length === 0
          ? 'by another server of this gateway'
          : `by ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and others' : ''}`
      yield {
        rule: RULE,
        path: host.path,
        aliases: [...clash.aliases],
        message: `The host ${quoted(host.written)} is served on port ${host.port} ${where} as well, for the same proxies.`,
        vars: { host: host.written, others: names },
        references,
      }
    }
  },
}

function clashOf(host: ServerHost, mesh: Mesh): Clash {
  const clash: Clash = { aliases: new Set(), others: new Map() }
  const skipStar = mesh.options.skipWildcardGatewayHosts === true
  for (const other of sameProxies(host, mesh)) {
    if (other === host || !clashesForKiali(host, other, skipStar)) continue
    const own = other.gateway.key === host.gateway.key
    if (own && !isFirst(host, other)) continue
    note(clash, 'KIA0301', own ? undefined : other.gateway)
    if (clash.others.size > MAX_PARTNERS) break
  }
  for (const other of sameText(host, mesh)) {
    if (other.gateway.key === host.gateway.key || !selectsSame(host.gateway, other.gateway, mesh)) continue
    note(clash, 'IST0145', other.gateway)
    if (clash.others.size > MAX_PARTNERS) break
  }
  return clash
}

function note(clash: Clash, alias: string, gateway: CheckedObject | undefined): void {
  clash.aliases.add(alias)
  if (gateway !== undefined) clash.others.set(gateway.key, gateway.ref)
}

function isFirst(a: ServerHost, b: ServerHost): boolean {
  const place = ({ path }: ServerHost): number => Number(path[2]) * 100_000 + Number(path[4])
  return place(a) < place(b)
}

function clashesForKiali(a: ServerHost, b: ServerHost, skipStar: boolean): boolean {
  const meet = a.namespace === b.namespace || a.namespace === '*' || b.namespace === '*'
  if (!meet) return false
  if (a.name === '*' || b.name === '*') return !skipStar
  if (a.name === b.name) return true
  const [wildA, wildB] = [a.name.startsWith('*.'), b.name.startsWith('*.')]
  if (wildA === wildB) return false
  return wildA ? b.name.endsWith(a.name.slice(1)) : a.name.endsWith(b.name.slice(1))
}

const allHosts = derived((mesh): readonly ServerHost[] =>
  listed(mesh, 'gateways.networking.istio.io').flatMap(serverHosts),
)

/** By selector, port and name; wildcards also stand under all that they cover. */
const byProxies = derived((mesh): ReadonlyMap<string, readonly ServerHost[]> => {
  const exact = groupBy(allHosts(mesh), (host) => placeOf(host, host.name))
  const found = new Map<string, ServerHost[]>()
  const put = (key: string, hosts: readonly ServerHost[]): void => {
    const some = found.get(key)
    if (some === undefined) found.set(key, [...hosts])
    else for (const host of hosts) if (some.length <= MAX_PARTNERS) some.push(host)
  }
  for (const [key, hosts] of exact) {
    const [host] = hosts
    if (host === undefined) continue
    put(key, hosts)
    for (const wildcard of host.name.startsWith('*') ? ['*'] : [...wildcardsOver(host.name), '*']) {
      const covering = exact.get(placeOf(host, wildcard))
      if (covering === undefined || wildcard === host.name) continue
      put(key, covering)
      put(placeOf(host, wildcard), hosts)
    }
  }
  return found
})
const byText = derived((mesh) => groupBy(allHosts(mesh), ({ port, bind, written }) => `${port}\n${bind}\n${written}`))

function placeOf({ gateway, port }: ServerHost, name: string): string {
  return `${selectorText(gateway)}\n${port}\n${name}`
}

/** `*.b.c` and `*.c` for `a.b.c`. */
function wildcardsOver(name: string): readonly string[] {
  const labels = name.split('.').slice(0, 20)
  return labels.slice(1).map(
    (_, i) =>
      `*.${name
        .split('.')
        .slice(i + 1)
        .join('.')}`,
  )
}

/** Those that can clash by their names: equal ones, wildcards that cover this one, and what this one covers. */
function sameProxies(host: ServerHost, mesh: Mesh): readonly ServerHost[] {
  return byProxies(mesh).get(placeOf(host, host.name)) ?? []
}

function sameText({ port, bind, written }: ServerHost, mesh: Mesh): readonly ServerHost[] {
  return byText(mesh).get(`${port}\n${bind}\n${written}`) ?? []
}

/** Equal selectors, or one text within the other and a pod that both select. */
function selectsSame(a: CheckedObject, b: CheckedObject, mesh: Mesh): boolean {
  const [one, two] = [selectorText(a), selectorText(b)]
  if (one === two) return true
  if (!one.includes(two) && !two.includes(one)) return false
  const own = new Set(selectedPods(a, mesh))
  return selectedPods(b, mesh).some((pod) => own.has(pod))
}
