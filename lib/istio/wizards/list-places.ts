import { isJsonList, isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import { itemsOf, textAt, valueAt } from '@/lib/istio/edit/read-json'
import type { Json } from '@/lib/std/json'
import type { WizardKind } from './wizard-form'
import type { WizardId } from './wizard-ids'

/**
 * Why a wizard cannot act on a place; its text can always be edited. `shape`: something else stands there than the kind has ·
 * `delegate`: another VirtualService goes on · `answered`: the proxy answers by itself or sends the caller elsewhere, so that nothing is
 * called that could fail or be slow.
 */
export type PlaceRefusal = 'shape' | 'delegate' | 'answered'

/** A place of an object on which a wizard can act: a rule, or settings for all or some endpoints. */
export interface WizardPlace {
  /** Of the address, within the object: `http.0`, `host`, `subset.1`. */
  readonly id: string
  readonly at: JsonSteps
  /** Undefined: nothing stands there yet. */
  readonly value: Json | undefined
  /** Of the rule or subset, as written. */
  readonly name: string | undefined
  readonly refusal: PlaceRefusal | null
}

/** The places of an object, in its order: what is tried first stands first. */
export function listPlaces(wizard: WizardId, kind: WizardKind, object: Json): readonly WizardPlace[] {
  if (isGateway(kind)) {
    const value = valueAt(object, 'spec')
    return [{ id: 'spec', at: ['spec'], value, name: undefined, refusal: shapeOf(value) }]
  }
  if (kind === 'destinationrules.networking.istio.io') return listPolicies(object)
  const list = ruleList(kind)
  return (itemsOf(valueAt(object, 'spec', list)) ?? []).map((value, i) => ({
    id: `${list}.${i}`,
    at: ['spec', list, i],
    value,
    name: textAt(value, 'name'),
    refusal: shapeOf(value) ?? refusalOf(wizard, value),
  }))
}

/** The list of a route's rules. */
export function ruleList(kind: WizardKind): 'http' | 'rules' {
  return kind === 'virtualservices.networking.istio.io' ? 'http' : 'rules'
}

/** Whether a rule can be added: the list of rules is one, or is not there yet. */
export function takesRules(kind: WizardKind, object: Json): boolean {
  if (isGateway(kind) || kind === 'destinationrules.networking.istio.io') return false
  const spec = valueAt(object, 'spec')
  const list = valueAt(spec, ruleList(kind))
  return (spec === undefined || isJsonRecord(spec)) && (list === undefined || isJsonList(list))
}

/** One place: all of it is shown. */
function isGateway(kind: WizardKind): boolean {
  return kind === 'gateways.gateway.networking.k8s.io' || kind === 'gateways.networking.istio.io'
}

function listPolicies(object: Json): readonly WizardPlace[] {
  const policy = (value: Json | undefined, at: JsonSteps, id: string, name?: string): WizardPlace => ({
    id,
    at,
    value,
    name,
    refusal: shapeOf(value),
  })
  const subsets = itemsOf(valueAt(object, 'spec', 'subsets')) ?? []
  return [
    policy(valueAt(object, 'spec', 'trafficPolicy'), ['spec', 'trafficPolicy'], 'host'),
    ...subsets.map((subset, i) => ({
      ...policy(
        valueAt(subset, 'trafficPolicy'),
        ['spec', 'subsets', i, 'trafficPolicy'],
        `subset.${i}`,
        textAt(subset, 'name'),
      ),
      ...(isJsonRecord(subset) ? {} : { refusal: 'shape' as const }),
    })),
  ]
}

function shapeOf(value: Json | undefined): PlaceRefusal | null {
  return value === undefined || isJsonRecord(value) ? null : 'shape'
}

function refusalOf(wizard: WizardId, rule: Json): PlaceRefusal | null {
  if (wizard === 'request-routing' || wizard === 'http-route' || wizard === 'grpc-route') return null
  if (valueAt(rule, 'delegate') !== undefined) return 'delegate'
  const answers = valueAt(rule, 'redirect') ?? valueAt(rule, 'directResponse')
  return answers === undefined ? null : 'answered'
}
