import type { CheckOfObject, Problem, Rule } from '../check'
import { nearestFixes } from '../fix/nearest-fixes'
import type { CheckedObject } from '../model/checked-object'
import { namedGateways } from '../model/gateways'
import { at, field, text, textOr } from '../model/json'
import { fitsLabelSelector } from '../model/label-selector'
import type { Mesh } from '../model/mesh'
import { namespaces } from '../model/namespaces'

const PARENT: Rule = {
  slug: 'listener-set/parent-not-found',
  aliases: {},
  severity: 'error',
  needs: ['gateways.gateway.networking.k8s.io'],
}
const GROUP = 'gateway.networking.k8s.io'

/** Listeners that are added to a Gateway: it must be there, and let them in. */
export const listenerSets: CheckOfObject = {
  kinds: ['listenersets.gateway.networking.k8s.io'],
  rules: [PARENT],
  *run(set, mesh): Generator<Problem> {
    const ref = at(set.spec, 'parentRef')
    const name = textOr(field(ref, 'name'))
    const isGateway = (text(field(ref, 'kind')) ?? 'Gateway') === 'Gateway' && (text(field(ref, 'group')) ?? GROUP) === GROUP // prettier-ignore
    if (name === '' || !isGateway) return
    const place = textOr(field(ref, 'namespace')) || set.namespace
    const { gatewayApi } = namedGateways(mesh)
    const gateway = gatewayApi.get(`${place}/${name}`)
    const path = ['spec', 'parentRef', 'name']
    if (gateway === undefined) {
      const own = [...gatewayApi.values()].filter(({ namespace }) => namespace === place).map((one) => one.name)
      const message = `There is no Gateway ${name} in ${place}, so nobody serves the listeners.`
      yield { rule: PARENT, path, message, vars: { gateway: name, reason: 'missing' }, fixes: nearestFixes(name, own, path) } // prettier-ignore
    } else if (!letsIn(gateway, set, mesh)) {
      yield {
        rule: PARENT,
        path,
        message: `The Gateway ${name} in ${place} takes no listeners of ${set.namespace}.`,
        vars: { gateway: name, reason: 'not allowed' },
        references: [gateway.ref],
        fixes: [{ title: 'Allow the namespace in allowedListeners of the Gateway.' }],
      }
    }
  },
}

/** Nobody, where the Gateway says nothing. */
function letsIn(gateway: CheckedObject, set: CheckedObject, mesh: Mesh): boolean {
  const allowed = at(gateway.spec, 'allowedListeners', 'namespaces')
  const from = text(field(allowed, 'from')) ?? 'None'
  if (from === 'All') return true
  if (from === 'Same') return gateway.namespace === set.namespace
  const { known, labelsOf } = namespaces(mesh)
  // Labels of a namespace that nobody knows cannot be judged.
  return from === 'Selector' && (!known.has(set.namespace) || fitsLabelSelector(field(allowed, 'selector'), labelsOf(set.namespace))) // prettier-ignore
}
