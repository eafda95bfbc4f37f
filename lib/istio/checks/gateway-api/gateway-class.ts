import type { CheckOfObject, Problem, Rule } from '../check'
import { nearestFixes } from '../fix/nearest-fixes'
import { field, textOr } from '../model/json'
import { listed } from '../model/listed'
import { meshFacts } from '../model/mesh-facts'

const RULE: Rule = { slug: 'kubernetes-gateway/class-unknown', aliases: { KIA1504: 'error' }, severity: 'error' }

/** A class that Istio does not serve. */
export const gatewayClass: CheckOfObject = {
  kinds: ['gateways.gateway.networking.k8s.io'],
  rules: [RULE],
  *run({ spec }, mesh): Generator<Problem> {
    const name = textOr(field(spec, 'gatewayClassName'))
    if (name === '') return
    const classes = listed(mesh, 'gatewayclasses.gateway.networking.k8s.io')
    const ofIstio = classes.filter((one) => textOr(field(one.spec, 'controllerName')).startsWith('istio.io'))
    const known = [...(mesh.options.gatewayClasses ?? []), ...ofIstio.map((one) => one.name)]
    const usual = ['istio', 'istio-remote', ...(mesh.others.length > 0 ? ['istio-east-west'] : []), ...(meshFacts(mesh).ambientEnabled ? ['istio-waypoint'] : [])] // prettier-ignore
    const expected = known.length > 0 ? known : usual
    if (expected.includes(name)) return
    const path = ['spec', 'gatewayClassName']
    const foreign = classes.some((one) => one.name === name)
    yield {
      rule: RULE,
      path,
      ...(foreign ? { aliases: [], severity: 'info' } : {}),
      message: foreign
        ? `The class ${name} is of another controller: Istio does not serve this Gateway.`
        : `There is no class ${name} that Istio serves; there is ${expected.join(', ')}.`,
      vars: { class: name },
      fixes: foreign ? [] : nearestFixes(name, expected, path),
    }
  },
}
