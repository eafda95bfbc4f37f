import type { KubeObject } from '../kube-object'
import { readDestination } from './destination'
import { readHandling } from './handling'
import { at, listAt, numberAt, textsAt } from './json'
import { fullHost } from './registry'
import { istioMatch, type RouteRule, type RouteTarget, withShares } from './route-rule'

export interface VirtualService {
  readonly namespace: string
  readonly hosts: readonly string[]
  /** `mesh`, or `namespace/name`. */
  readonly gateways: readonly string[]
  readonly exportTo: readonly string[]
  readonly http: readonly RouteRule[]
  /** Routes of TCP and of TLS connections. */
  readonly tcp: readonly RouteRule[]
}

const cache = new WeakMap<KubeObject, VirtualService>()

export function readVirtualService(object: KubeObject): VirtualService {
  const known = cache.get(object)
  if (known !== undefined) return known
  const namespace = object.metadata.namespace ?? ''
  const gatewayKey = (name: string): string => (name === 'mesh' || name.includes('/') ? name : `${namespace}/${name}`)
  const rule = (block: unknown): RouteRule => {
    const matches = listAt(block, 'match').map((match) => istioMatch(match, gatewayKey))
    return {
      accepts: (request) => matches.length === 0 || matches.some((match) => match(request)),
      targets: targetsOf(block, namespace),
    }
  }
  const requestRule = (block: unknown): RouteRule => ({ ...rule(block), handling: readHandling(block, namespace) })
  const gateways = textsAt(object, 'spec', 'gateways').map(gatewayKey)
  const exportTo = textsAt(object, 'spec', 'exportTo')
  const read = {
    namespace,
    hosts: textsAt(object, 'spec', 'hosts').map((host) => fullHost(host, namespace)),
    gateways: gateways.length === 0 ? ['mesh'] : gateways,
    exportTo: exportTo.length === 0 ? ['*'] : exportTo,
    http: listAt(object, 'spec', 'http').map(requestRule),
    tcp: [...listAt(object, 'spec', 'tcp'), ...listAt(object, 'spec', 'tls')].map(rule),
  }
  cache.set(object, read)
  return read
}

function targetsOf(block: unknown, namespace: string): readonly RouteTarget[] {
  const redirect = at(block, 'redirect')
  if (redirect !== undefined) return [answer(numberAt(redirect, 'redirectCode') ?? 301, 'redirect')]
  const direct = at(block, 'directResponse')
  if (direct !== undefined) return [answer(numberAt(direct, 'status') ?? 200, 'direct response')]
  const routes = listAt(block, 'route').map((route) => ({
    weight: numberAt(route, 'weight') ?? 0,
    target: readDestination(at(route, 'destination'), namespace),
  }))
  const [only] = routes
  return routes.length === 1 && only !== undefined ? [{ ...only.target, share: 1 }] : withShares(routes)
}

function answer(code: number, reason: string): RouteTarget {
  return { share: 1, answer: code, flags: '-', reason }
}
