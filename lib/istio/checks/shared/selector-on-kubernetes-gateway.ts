import type { CheckOfObject, Problem, Rule } from '../check'
import { targetRefs } from '../model/ambient'
import { at, field, textEntries } from '../model/json'
import type { KindId } from '../model/kinds'
import { pods } from '../model/workloads'

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name'
const RULES: ReadonlyMap<KindId, Rule> = new Map([
  ['authorizationpolicies.security.istio.io', ruleOf('authorization-policy')],
  ['requestauthentications.security.istio.io', ruleOf('request-authentication')],
  ['telemetries.telemetry.istio.io', ruleOf('telemetry')],
  ['wasmplugins.extensions.istio.io', ruleOf('wasm-plugin')],
])

function ruleOf(prefix: string): Rule {
  const slug = `${prefix}/selector-on-kubernetes-gateway`
  return { slug, aliases: { IST0166: 'warning' }, severity: 'warning' }
}

/** A selector that matches pods of a Gateway of the Gateway API: those follow targetRefs only. */
export const selectorOnKubernetesGateway: CheckOfObject = {
  kinds: [...RULES.keys()],
  rules: [...RULES.values()],
  *run({ kindId, spec, namespace }, mesh): Generator<Problem> {
    const rule = RULES.get(kindId)
    if (rule === undefined || field(spec, 'selector') === undefined || targetRefs(spec).length > 0) return
    const matched = pods(mesh).select(textEntries(at(spec, 'selector', 'matchLabels')), namespace)
    const gateways = new Set(matched.flatMap(({ labels }) => labels[GATEWAY_NAME] ?? []))
    for (const gateway of [...gateways].sort()) {
      yield {
        rule,
        path: ['spec', 'selector'],
        message: `The selector matches pods of the Gateway ${[...gateways].sort().join(', ')}, which ignore selectors: they follow policies with targetRefs.`,
        vars: { gateway },
        fixes: [{ title: `Name the Gateway ${gateway} in targetRefs instead.` }],
      }
    }
  },
}
