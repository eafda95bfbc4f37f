import type { CheckOfObject, Path, Problem, Rule } from '../check'
import { field, list, textOr } from '../model/json'
import type { KindId } from '../model/kinds'

const RULE: Rule = { slug: 'any/negative-condition', aliases: { IST0171: 'warning' }, severity: 'warning' }

const WAYPOINT = ['istio.io/WaypointBound']
const ACCEPTED = ['ZtunnelAccepted', 'WaypointAccepted']
const ROUTE = ['Accepted', 'Programmed', 'ResolvedRefs']
const OWN: Partial<Record<KindId, readonly string[]>> = {
  services: WAYPOINT,
  'serviceentries.networking.istio.io': WAYPOINT,
  'workloadentries.networking.istio.io': WAYPOINT,
  'authorizationpolicies.security.istio.io': ACCEPTED,
}
const ROUTES: readonly KindId[] = ['httproutes.gateway.networking.k8s.io', 'grpcroutes.gateway.networking.k8s.io']

/** What a controller says of an object: it did not take it. */
export const negativeConditions: CheckOfObject = {
  kinds: [
    'services',
    'serviceentries.networking.istio.io',
    'workloadentries.networking.istio.io',
    'authorizationpolicies.security.istio.io',
    ...ROUTES,
  ],
  rules: [RULE],
  *run({ kindId, status }): Generator<Problem> {
    yield* judge(field(status, 'conditions'), ['status', 'conditions'], OWN[kindId] ?? [])
    if (!ROUTES.includes(kindId)) return
    for (const [i, parent] of list(field(status, 'parents')).entries())
      yield* judge(field(parent, 'conditions'), ['status', 'parents', i, 'conditions'], ROUTE)
  },
}

function* judge(conditions: unknown, path: Path, types: readonly string[]): Generator<Problem> {
  for (const [i, condition] of list(conditions).entries()) {
    const [type, status, reason, message] = ['type', 'status', 'reason', 'message'].map((name) =>
      textOr(field(condition, name)),
    )
    if (type === undefined || !types.includes(type)) continue
    const partly = type === 'WaypointAccepted' && reason === 'PartiallyInvalid'
    if (status !== 'False' && !partly) continue
    const said = [reason, message].filter((part) => part !== undefined && part !== '').join(': ')
    yield {
      rule: RULE,
      path: [...path, i],
      message: `The condition ${type} is ${status === 'False' ? 'False' : 'only partly met'}${said === '' ? '.' : ` (${said}).`}`,
      vars: { type, reason: reason ?? '', message: message ?? '' },
    }
  }
}
