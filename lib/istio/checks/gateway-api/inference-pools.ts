import type { CheckOfObject, Problem, Rule } from '../check'
import { nearestFixes } from '../fix/nearest-fixes'
import { at, field, list, number, text, textOr } from '../model/json'
import { knownHosts } from '../model/known-hosts'

const BACKEND: Rule = {
  slug: 'inference-pool/backend-not-found',
  aliases: {},
  severity: 'error',
  needs: ['services'],
}
const PORT: Rule = { slug: 'inference-pool/backend-port-not-found', aliases: {}, severity: 'error' }

/** The Service that chooses an endpoint of the pool for each request. */
export const inferencePools: CheckOfObject = {
  kinds: ['inferencepools.inference.networking.k8s.io'],
  rules: [BACKEND, PORT],
  *run({ spec, namespace }, mesh): Generator<Problem> {
    const ref = at(spec, 'endpointPickerRef')
    const name = textOr(field(ref, 'name'))
    const isService = textOr(field(ref, 'group')) === '' && (text(field(ref, 'kind')) ?? 'Service') === 'Service'
    if (name === '' || !isService) return
    const { serviceAt, servicesOf } = knownHosts(mesh)
    const service = serviceAt(namespace, name)
    const path = ['spec', 'endpointPickerRef']
    if (service === undefined) {
      const here = [...path, 'name']
      const message = `There is no Service ${name} in ${namespace}, so nobody chooses an endpoint.`
      yield { rule: BACKEND, path: here, message, vars: { service: name }, fixes: nearestFixes(name, servicesOf(namespace), here) } // prettier-ignore
      return
    }
    const port = number(at(ref, 'port', 'number'))
    const ports = list(field(service.spec, 'ports')).flatMap((one) => number(field(one, 'port')) ?? [])
    if (port === undefined || ports.includes(port)) return
    const message = `The Service ${name} has no port ${port}; it has ${ports.length === 0 ? 'none' : ports.join(', ')}.`
    yield { rule: PORT, path: [...path, 'port', 'number'], message, vars: { service: name, port, ports: ports.map(String) } } // prettier-ignore
  },
}
