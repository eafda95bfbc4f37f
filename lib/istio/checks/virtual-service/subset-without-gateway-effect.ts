import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { destinationsOf } from '../model/destinations'
import { field, isFilled, texts } from '../model/json'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'

const RULE: Rule = {
  slug: 'virtual-service/subset-without-gateway-effect',
  aliases: { IST0140: 'warning' },
  severity: 'warning',
}

/** A gateway's routes do not go through the routes of the mesh: another VirtualService's subsets do not count for them. */
export const subsetWithoutGatewayEffect: CheckOfObject = {
  kinds: ['virtualservices.networking.istio.io'],
  rules: [RULE],
  *run(object, mesh): Generator<Problem> {
    if (!isFilled(field(object.spec, 'gateways'))) return
    const routing = routedBySubset(mesh)
    for (const { host, subset, path, protocol, mirror } of destinationsOf(object.spec)) {
      const other = protocol !== 'http' || mirror || subset !== '' ? undefined : routing.get(host)
      if (other === undefined) continue
      yield {
        rule: RULE,
        path,
        message: `Another VirtualService sends requests for ${host} to subsets. Requests through a gateway do not follow it: they go to all versions.`,
        vars: { host },
        references: [other.ref],
        fixes: [{ title: 'Name the subsets here as well.' }],
      }
    }
  },
}

const routedBySubset = derived((mesh): ReadonlyMap<string, CheckedObject> => {
  const byHost = new Map<string, CheckedObject>()
  for (const object of listed(mesh, 'virtualservices.networking.istio.io')) {
    const own = new Set(texts(field(object.spec, 'hosts')))
    for (const { host, subset, protocol, mirror } of destinationsOf(object.spec)) {
      if (protocol !== 'http' || mirror || subset === '' || !own.has(host) || byHost.has(host)) continue
      byHost.set(host, object)
    }
  }
  return byHost
})
