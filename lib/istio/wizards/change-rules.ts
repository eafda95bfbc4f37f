import { setField } from '@/lib/istio/forms/set-field'
import { itemsOf, valueAt } from '@/lib/istio/edit/read-json'
import { makeBare } from '@/lib/std/bare-record'
import type { Json } from '@/lib/std/json'
import { ruleList } from './list-places'
import type { WizardKind } from './wizard-form'

/**
 * The object with one more rule at an index. It sends requests where the rule sends them before or after which it stands, so that it
 * changes nothing before it has conditions of its own.
 */
export function insertRule(kind: WizardKind, object: Json, index: number, beside: Json | undefined): Json {
  const key = kind === 'virtualservices.networking.istio.io' ? 'route' : 'backendRefs'
  const destinations = valueAt(beside, key)
  const rule = makeBare<Json>(destinations === undefined ? {} : { [key]: destinations })
  return changeList(kind, object, (rules) => rules.toSpliced(index, 0, rule))
}

/** The object with a copy of a rule behind it. */
export function duplicateRule(kind: WizardKind, object: Json, index: number): Json {
  return changeList(kind, object, (rules) => rules.flatMap((rule, i) => (i === index ? [rule, rule] : [rule])))
}

/** The object with a rule at another index; the others keep their order. */
export function moveRule(kind: WizardKind, object: Json, from: number, to: number): Json {
  return changeList(kind, object, (rules) => {
    const moved = rules.slice(from, from + 1)
    return rules.toSpliced(from, 1).toSpliced(to, 0, ...moved)
  })
}

/** The object without a rule. */
export function removeRule(kind: WizardKind, object: Json, index: number): Json {
  return setField(object, ['spec', ruleList(kind), index], undefined)
}

function changeList(kind: WizardKind, object: Json, change: (rules: readonly Json[]) => readonly Json[]): Json {
  const at = ['spec', ruleList(kind)]
  return setField(object, at, change(itemsOf(valueAt(object, ...at)) ?? []))
}
