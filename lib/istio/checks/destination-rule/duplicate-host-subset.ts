import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { canonicalJson } from '../model/canonical-json'
import { hosts, isWithin } from '../model/host'
import { at, field, isFilled, list, textOr } from '../model/json'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { ruleMode } from '../model/mtls'
import { sharedView } from '../model/shared-view'
import { readWith } from '../model/views'

const RULE: Rule = {
  slug: 'destination-rule/duplicate-host-subset',
  aliases: { KIA0201: 'warning' },
  severity: 'warning',
}
const MAX_PARTNERS = 20

/** Two DestinationRules for one host: of traffic policies and of subsets of one name only the oldest counts. */
export const duplicateHostSubset: CheckOfObject = {
  kinds: ['destinationrules.networking.istio.io'],
  rules: [RULE],
  *run(object, mesh): Generator<Problem> {
    const rules = comparable(readWith(object, mesh))
    const own = rules.byObject.get(object)
    if (own === undefined) return
    const { meet } = sharedView(mesh)
    const others: CheckedObject[] = []
    for (const other of partners(own, rules)) {
      if (others.length === MAX_PARTNERS) break
      const clash =
        other.object !== object && !others.includes(other.object) && other.clients === own.clients && shareSubset(own, other) // prettier-ignore
      if (clash && meet(object, other.object)) others.push(other.object)
    }
    if (others.length === 0) return
    const host = textOr(field(object.spec, 'host'))
    yield {
      rule: RULE,
      path: ['spec', 'host'],
      message: `${others.length === 1 ? 'Another DestinationRule is' : `${others.length} other DestinationRules are`} for the host ${host} as well, with the same subsets or none: not all of their settings count.`,
      vars: { host },
      references: others.map(({ ref }) => ref),
      fixes: [{ title: 'Put the settings of one host into one DestinationRule.' }],
    }
  },
}

interface Entry {
  readonly object: CheckedObject
  readonly fqdn: string
  readonly subsets: ReadonlySet<string>
  /** Which clients it is for. */
  readonly clients: string
}

interface Comparable {
  readonly byObject: ReadonlyMap<CheckedObject, Entry>
  readonly byFqdn: ReadonlyMap<string, readonly Entry[]>
  readonly wild: readonly Entry[]
  readonly all: readonly Entry[]
}

const comparable = derived((mesh): Comparable => {
  const reader = hosts(mesh)
  const { identityDomain } = meshFacts(mesh)
  const byObject = new Map<CheckedObject, Entry>()
  const byFqdn = new Map<string, Entry[]>()
  for (const object of listed(mesh, 'destinationrules.networking.istio.io')) {
    const { spec, namespace } = object
    const host = textOr(field(spec, 'host'))
    // Those that switch mutual TLS on for many hosts are meant to stand beside others.
    const forMany = host === '*.local' || host === `*.${namespace}.${identityDomain}`
    if (host === '' || (forMany && ruleMode(object) === 'ISTIO_MUTUAL')) continue
    const names = list(field(spec, 'subsets')).map((subset) => textOr(field(subset, 'name')))
    const { fqdn } = reader.read(host, namespace)
    const selector = at(spec, 'workloadSelector', 'matchLabels')
    const entry = { object, fqdn, subsets: new Set(names), clients: isFilled(selector) ? canonicalJson(selector) : '' }
    byObject.set(object, entry)
    const same = byFqdn.get(fqdn)
    if (same === undefined) byFqdn.set(fqdn, [entry])
    else same.push(entry)
  }
  const all = [...byObject.values()]
  return { byObject, byFqdn, all, wild: all.filter(({ fqdn }) => fqdn.startsWith('*')) }
})

function* partners(own: Entry, { byFqdn, wild, all }: Comparable): Generator<Entry> {
  yield* byFqdn.get(own.fqdn) ?? []
  for (const other of wild) if (other.fqdn !== own.fqdn && isWithin(own.fqdn, other.fqdn)) yield other
  if (own.fqdn.startsWith('*')) for (const other of all) if (isWithin(other.fqdn, own.fqdn)) yield other
}

function shareSubset(a: Entry, b: Entry): boolean {
  if (a.subsets.size === 0 || b.subsets.size === 0) return true
  return [...a.subsets].some((name) => b.subsets.has(name))
}
