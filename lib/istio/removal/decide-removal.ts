import { itemsOf, valueAt } from '@/lib/istio/edit/read-json'
import { setField } from '@/lib/istio/forms/set-field'
import { JsonPlace } from '@/lib/istio/json-place'
import { namedSubsets } from '@/lib/istio/wizards/named-subsets'
import { readGatewayRoute } from '@/lib/mesh/details/read-gateway-route'
import { readVirtualService } from '@/lib/mesh/details/read-virtual-service'
import type { Json, JsonRecord } from '@/lib/std/json'
import type { RoutingObjectText, ServiceRouting } from '@/lib/url/routing-types'
import { changeYaml } from '@/lib/yaml/change-yaml'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import { boundGateways } from './bound-gateways'
import { readCarried } from './read-carried'
import { type Concern, meaningOf, readConcern } from './read-concern'
import { objectId, type StayReason, type TakenAway, type Verdict } from './removal-model'

type Routing = Pick<ServiceRouting, 'namespace' | 'name' | 'domain' | 'objects'>

/**
 * What becomes of each object that routes a service when its routing is deleted, in the order of the objects. What is about the service
 * alone goes; what is about others too is changed so that it is about them alone, where that takes no more than an entry of a list; all
 * else stays, with the reason. A DestinationRule stays as long as a route that stays sends requests to a subset of it.
 *
 * @param kept what the user keeps though it could go, by `objectId`: it counts as staying for the others
 */
export function decideRemoval(routing: Routing, kept: ReadonlySet<string> = new Set()): readonly Verdict[] {
  const routes = new Map(routing.objects.filter(isRoute).map((route) => [route, decideRoute(route, routing)]))
  const remaining = [...routes.values()]
    .filter(({ fate, object }) => fate !== 'goes' || kept.has(objectId(object)))
    .map(({ object }) => object)
  return routing.objects.map((object) => routes.get(object) ?? decideRule(object, remaining, routing))
}

function isRoute({ kind }: RoutingObjectText): boolean {
  return kind !== 'destinationrules.networking.istio.io'
}

function decideRoute(route: RoutingObjectText, routing: Routing): Verdict {
  const object = readYamlRecord(route.text)
  const concern = object === undefined ? undefined : readConcern(route, object, routing)
  if (route.generated) return stays(route, { why: 'generated' })
  if (object === undefined || concern === undefined) return stays(route, { why: 'unreadable' })
  const { wildcards, own, others, names } = concern
  if (wildcards.length > 0) return stays(route, { why: 'wildcard', names: wildcards })
  if (own.length === 0) return stays(route, others.length === 0 ? { why: 'delegate' } : { why: 'destination', names })
  const right = others.length === 0 ? route.missingDeleteRight : route.missingRight
  if (right !== null) return stays(route, { why: 'right', right })
  const taken: TakenAway = { own: own.map(({ name }) => name), ...boundGateways(route, object) }
  return others.length === 0
    ? { object: route, fate: 'goes', rules: rulesOf(route, object), carried: null, ...taken }
    : { object: route, fate: 'trimmed', others, after: trim(route.text, object, concern), ...taken }
}

function stays(object: RoutingObjectText, reason: StayReason): Verdict {
  return { object, fate: 'stays', reason }
}

function trim(text: string, object: JsonRecord, { at, own }: Concern): string {
  const list = itemsOf(valueAt(object, ...at)) ?? []
  const kept = list.filter((_, index) => own.every((one) => one.index !== index))
  return changeYaml(text, setField(object, at, kept))
}

function rulesOf({ kind }: RoutingObjectText, object: Json) {
  const spec = JsonPlace.root(valueAt(object, 'spec'), 'spec')
  if (kind !== 'virtualservices.networking.istio.io') return readGatewayRoute(spec)
  const { http, tcp } = readVirtualService(spec)
  return [...http, ...tcp]
}

function decideRule(rule: RoutingObjectText, remaining: readonly RoutingObjectText[], routing: Routing): Verdict {
  const object = readYamlRecord(rule.text)
  const host = object === undefined ? undefined : valueAt(object, 'spec', 'host')
  if (rule.generated) return stays(rule, { why: 'generated' })
  if (object === undefined || typeof host !== 'string') return stays(rule, { why: 'unreadable' })
  const means = meaningOf(host, rule, routing)
  if (means === 'other') return stays(rule, { why: 'destination', names: [host] })
  if (means === 'many') return stays(rule, { why: 'wildcard', names: [host] })
  const carried = readCarried(object)
  const needed = neededBy(carried.subsets, remaining, routing)
  if (needed !== undefined) return stays(rule, needed)
  if (rule.missingDeleteRight !== null) return stays(rule, { why: 'right', right: rule.missingDeleteRight })
  return { object: rule, fate: 'goes', own: [host], rules: [], carried, gateways: [], inMesh: true }
}

/** Undefined: no route that stays needs one of the subsets. */
function neededBy(
  subsets: readonly string[],
  remaining: readonly RoutingObjectText[],
  routing: Routing,
): StayReason | undefined {
  if (subsets.length === 0) return undefined
  const uses = remaining
    .filter(({ kind }) => kind === 'virtualservices.networking.istio.io')
    .map((by) => {
      const object = readYamlRecord(by.text)
      return { by, named: object && namedSubsets(object, routing).filter((name) => subsets.includes(name)) }
    })
  const users = uses.filter(({ named }) => named !== undefined && named.length > 0)
  const names = [...new Set(users.flatMap(({ named }) => named ?? []))]
  if (names.length > 0) return { why: 'subsets', names, by: users.map(({ by }) => by) }
  const unread = uses.filter(({ named }) => named === undefined)
  return unread.length === 0 ? undefined : { why: 'notKnown', by: unread.map(({ by }) => by) }
}
