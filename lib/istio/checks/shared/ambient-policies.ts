import type { CheckOfObject, Problem, Rule } from '../check'
import { isL7Policy, isL7Telemetry, needsWaypoint, targetRefs } from '../model/ambient'
import { field } from '../model/json'
import type { KindId } from '../model/kinds'
import { namespaces } from '../model/namespaces'

interface Rules {
  readonly noWaypoint: Rule
  readonly needsTargets: Rule
}

function rules(prefix: string, noWaypoint: string, needsTargets: string): Rules {
  const rule = (name: string, alias: string): Rule => ({
    slug: `${prefix}/${name}`,
    aliases: { [alias]: 'warning' },
    severity: 'warning',
  })
  return {
    noWaypoint: rule('ambient-no-waypoint', noWaypoint),
    needsTargets: rule('ambient-needs-target-refs', needsTargets),
  }
}

const RULES: ReadonlyMap<KindId, Rules> = new Map([
  ['authorizationpolicies.security.istio.io', rules('authorization-policy', 'KIA0109', 'KIA0110')],
  ['requestauthentications.security.istio.io', rules('request-authentication', 'KIA1110', 'KIA1115')],
  ['telemetries.telemetry.istio.io', rules('telemetry', 'KIA1112', 'KIA1117')],
  ['wasmplugins.extensions.istio.io', rules('wasm-plugin', 'KIA1111', 'KIA1116')],
])

/** Policies of layer 7 in ambient namespaces: ztunnel enforces layer 4 only, and waypoints read targetRefs only. */
export const ambientPolicies: CheckOfObject = {
  kinds: [...RULES.keys()],
  rules: [...RULES.values()].flatMap(({ noWaypoint, needsTargets }) => [noWaypoint, needsTargets]),
  *run(policy, mesh): Generator<Problem> {
    const own = RULES.get(policy.kindId)
    if (own === undefined || !namespaces(mesh).isAmbient(policy.namespace)) return
    if (policy.kindId === 'authorizationpolicies.security.istio.io' && !isL7Policy(policy.spec)) return
    if (policy.kindId === 'telemetries.telemetry.istio.io' && !isL7Telemetry(policy.spec)) return
    if (needsWaypoint(mesh)(policy)) {
      const message =
        'The policy is of layer 7 and in an ambient namespace, but no waypoint serves what it is for: nobody enforces it.'
      const fixes = [{ title: 'Label the Service or its namespace with istio.io/use-waypoint.' }]
      yield { rule: own.noWaypoint, path: ['spec'], message, fixes }
    }
    if (targetRefs(policy.spec).length > 0) return
    const path = field(policy.spec, 'selector') === undefined ? ['spec'] : ['spec', 'selector']
    const message = 'A waypoint follows policies with targetRefs only; this one has none.'
    yield {
      rule: own.needsTargets,
      path,
      message,
      fixes: [{ title: 'Name the Service or the waypoint in targetRefs.' }],
    }
  },
}
