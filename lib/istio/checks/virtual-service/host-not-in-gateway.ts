import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { gatewayKeyForIstioctl, namedGateways } from '../model/gateways'
import { overlap } from '../model/host'
import { field, list, text, texts } from '../model/json'
import { readWith } from '../model/views'

const RULE: Rule = {
  slug: 'virtual-service/host-not-in-gateway',
  aliases: { IST0132: 'warning' },
  severity: 'warning',
}

/** Bound to a gateway that serves none of its hosts, so no request ever comes. */
export const hostNotInGateway: CheckOfObject = {
  kinds: ['virtualservices.networking.istio.io'],
  rules: [RULE],
  *run(object, mesh): Generator<Problem> {
    const { spec, namespace } = object
    const { istio, gatewayApi } = namedGateways(readWith(object, mesh))
    const own = texts(field(spec, 'hosts'))
    if (own.length === 0) return
    for (const [i, entry] of list(field(spec, 'gateways')).entries()) {
      const name = text(entry)
      if (name === undefined || name === 'mesh') continue
      const key = gatewayKeyForIstioctl(name, namespace)
      const gateway = istio.get(key) ?? gatewayApi.get(key)
      if (gateway === undefined) continue
      const served = istio.has(key) ? hostsOfGateway(gateway, namespace) : hostsOfListeners(gateway)
      if (served.some((host) => own.some((one) => overlap(host, one)))) continue
      yield {
        rule: RULE,
        path: ['spec', 'gateways', i],
        message: `The Gateway ${name} serves none of the hosts ${own.slice(0, 5).join(', ')}.`,
        vars: { hosts: own, gateway: name },
        references: [gateway.ref],
        fixes: [{ title: 'Add the hosts to the Gateway, or remove the Gateway here.' }],
      }
    }
  },
}

/** Hosts that a VirtualService of this namespace may use there. */
function hostsOfGateway({ spec, namespace: own }: CheckedObject, viewer: string): readonly string[] {
  return list(field(spec, 'servers')).flatMap((server) => {
    const items = texts(field(server, 'hosts'))
    if (items.includes('*/*')) return ['*']
    return items.flatMap((item) => {
      const slash = item.indexOf('/')
      if (slash < 0) return [item]
      const [place, host] = [item.slice(0, slash), item.slice(slash + 1)]
      return place === '*' || (place === '.' ? own : place) === viewer ? [host] : []
    })
  })
}

function hostsOfListeners({ spec }: CheckedObject): readonly string[] {
  return list(field(spec, 'listeners')).map((listener) => text(field(listener, 'hostname')) ?? '*')
}
