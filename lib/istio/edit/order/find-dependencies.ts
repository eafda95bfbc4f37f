import { findReferences } from '@/lib/config-objects/references/find-references'
import type { MeshLookup } from '@/lib/config-objects/references/mesh-lookup'
import type { ReferenceWay } from '@/lib/config-objects/references/reference'
import { JsonPlace } from '@/lib/istio/json-place'
import { parseDestinationRule } from '@/lib/istio/parse-destination-rule'
import type { JsonRecord } from '@/lib/std/json'
import { recordsOf, textAt, valueAt } from '../read-json'
import type { OrderedChange } from './ordered-change'
import { planLookup } from './plan-lookup'

/** Two places in the list of changes: the one must be made before the other. */
export interface Dependency {
  readonly first: number
  readonly then: number
}

/** What lets another namespace in has to be there first (Gateway API, ReferenceGrant). */
const GRANTED: ReadonlySet<ReferenceWay> = new Set<ReferenceWay>(['backend', 'mirror', 'certificate'])

/**
 * Which changes of one plan have to be made before which: what comes and is pointed to comes first; what goes and was pointed to
 * goes last (product.md section 6). That can be an object, a subset of a DestinationRule, a host of a ServiceEntry, or what a
 * ReferenceGrant allows. What stays binds nobody.
 */
export function findDependencies(changes: readonly OrderedChange[]): readonly Dependency[] {
  const [before, after] = [sideOf(changes, 'before'), sideOf(changes, 'after')]
  const pairs = changes.flatMap((_, x) => changes.map((__, y) => ({ x, y }))).filter(({ x, y }) => x !== y)
  return pairs.flatMap(({ x, y }) => {
    const comes = minus(after.offers(x), before.offers(x))
    const goes = minus(before.offers(x), after.offers(x))
    return [
      ...(meets(comes, after.needs(y)) ? [{ first: x, then: y }] : []),
      ...(meets(goes, before.needs(y)) ? [{ first: y, then: x }] : []),
    ]
  })
}

type Keys = ReadonlySet<string>

interface Side {
  readonly offers: (index: number) => Keys
  readonly needs: (index: number) => Keys
}

const NONE: Keys = new Set()

function sideOf(changes: readonly OrderedChange[], side: 'before' | 'after'): Side {
  const lookup = planLookup(
    changes.flatMap(({ [side]: object, ...change }) => (object === undefined ? [] : [{ ...change, object }])),
  )
  const keys = changes.map(({ [side]: object, ...change }) =>
    object === undefined
      ? { offers: NONE, needs: NONE }
      : { offers: new Set(offersOf(change, object)), needs: new Set(needsOf(change, object, lookup)) },
  )
  return { offers: (index) => keys[index]?.offers ?? NONE, needs: (index) => keys[index]?.needs ?? NONE }
}

type Place = Pick<OrderedChange, 'kind' | 'namespace' | 'name'>

function offersOf({ kind, namespace, name }: Place, object: JsonRecord): readonly string[] {
  const own = `${kind} ${namespace}/${name}`
  if (kind === 'destinationrules.networking.istio.io') {
    const { subsets } = parseDestinationRule(JsonPlace.root(object.spec, 'spec'))
    return [own, ...subsets.map((subset) => `${own}/${subset.name}`)]
  }
  if (kind === 'referencegrants.gateway.networking.k8s.io') {
    const from = recordsOf(valueAt(object, 'spec', 'from'))
    return [own, ...from.map((one) => grantKey(textAt(one, 'kind'), textAt(one, 'namespace'), namespace))]
  }
  return [own]
}

function needsOf({ kind, namespace, name }: Place, object: JsonRecord, lookup: MeshLookup): readonly string[] {
  const references = findReferences(kind, { namespace, name, spec: object.spec }, lookup)
  const abroad = references.filter((one) => GRANTED.has(one.by) && one.namespace !== '' && one.namespace !== namespace)
  return [
    ...references.map((one) => `${one.to} ${one.namespace}/${one.name}`),
    ...abroad.map((one) => grantKey(textAt(object, 'kind'), namespace, one.namespace)),
  ]
}

function grantKey(kind: string | undefined, from: string | undefined, to: string): string {
  return `grant ${kind ?? ''} ${from ?? ''} ${to}`
}

function minus(keys: Keys, others: Keys): Keys {
  return new Set([...keys].filter((key) => !others.has(key)))
}

function meets(keys: Keys, others: Keys): boolean {
  return [...keys].some((key) => others.has(key))
}
