import type { CheckOfObject, Problem, Rule } from '../check'
import { field, list, textOr } from '../model/json'
import type { KindId } from '../model/kinds'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'

/** By group and kind. */
const TARGETS: ReadonlyMap<string, KindId> = new Map([
  ['/Service', 'services'],
  ['core/Service', 'services'],
  ['networking.istio.io/ServiceEntry', 'serviceentries.networking.istio.io'],
  ['gateway.networking.k8s.io/Gateway', 'gateways.gateway.networking.k8s.io'],
  ['gateway.networking.k8s.io/GatewayClass', 'gatewayclasses.gateway.networking.k8s.io'],
])

const RULES: ReadonlyMap<KindId, Rule> = new Map([
  ['authorizationpolicies.security.istio.io', ruleOf('authorization-policy')],
  ['requestauthentications.security.istio.io', ruleOf('request-authentication')],
  ['telemetries.telemetry.istio.io', ruleOf('telemetry')],
  ['wasmplugins.extensions.istio.io', ruleOf('wasm-plugin')],
  ['trafficextensions.extensions.istio.io', ruleOf('traffic-extension')],
])
function ruleOf(prefix: string): Rule {
  return {
    slug: `${prefix}/target-ref-not-found`,
    aliases: {},
    severity: 'warning',
    needs: [...new Set(TARGETS.values())],
  }
}

/** A policy for a thing that does not exist. */
export const targetRefNotFound: CheckOfObject = {
  kinds: [...RULES.keys()],
  rules: [...RULES.values()],
  *run({ kindId, spec, namespace }, mesh): Generator<Problem> {
    const rule = RULES.get(kindId)
    if (rule === undefined) return
    const one = field(spec, 'targetRef')
    const refs = list(field(spec, 'targetRefs')).map((ref, i) => ({ ref, path: ['spec', 'targetRefs', i, 'name'] }))
    for (const { ref, path } of [
      ...(one === undefined ? [] : [{ ref: one, path: ['spec', 'targetRef', 'name'] }]),
      ...refs,
    ]) {
      const [kind, name] = [textOr(field(ref, 'kind')), textOr(field(ref, 'name'))]
      const id = TARGETS.get(`${textOr(field(ref, 'group'))}/${kind}`)
      if (id === undefined || name === '') continue
      const place = id === 'gatewayclasses.gateway.networking.k8s.io' ? '' : namespace
      if (targets(mesh).has(`${id} ${place}/${name}`)) continue
      const where = place === '' ? '' : ` in ${place}`
      const message = `There is no ${kind} ${name}${where}, so the object is for nothing.`
      yield { rule, path, message, vars: { kind, name } }
    }
  },
}

const targets = derived((mesh): ReadonlySet<string> => {
  const keys = new Set<string>()
  for (const id of new Set(TARGETS.values())) for (const { key } of listed(mesh, id)) keys.add(`${id} ${key}`)
  return keys
})
