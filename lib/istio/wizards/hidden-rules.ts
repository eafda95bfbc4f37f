import { unreachableIn } from '@/lib/istio/checks/virtual-service/unreachable'
import { itemsOf, valueAt } from '@/lib/istio/edit/read-json'
import type { Json } from '@/lib/std/json'
import type { WizardKind } from './wizard-form'

/**
 * The rules that get no request since an earlier one takes all of them, by their index, with what the check says. Routes of the Gateway
 * API go by what is most specific, not by order: none of theirs is hidden by another.
 */
export function hiddenRules(kind: WizardKind, object: Json): ReadonlyMap<number, string> {
  if (kind !== 'virtualservices.networking.istio.io') return new Map()
  return new Map(unreachableIn(itemsOf(valueAt(object, 'spec', 'http')) ?? [], 'http'))
}
