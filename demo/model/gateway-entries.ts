import { labelsAt, listAt, textAt, textsAt } from './json'
import type { ObjectView } from './object-index'
import type { Entry } from './script'
import type { Topology } from './topology'

/**
 * Somebody opens a gateway, and requests come: 5 a second to the first path of the first route of each Gateway that has an
 * address, a route, and no entry of its own. The annotation `demo.pharos/rps` on the Gateway sets another rate.
 */
export function gatewayEntries(objects: ObjectView, topology: Topology, scripted: readonly Entry[]): readonly Entry[] {
  const taken = new Set(scripted.map(({ gateway }) => gateway))
  return objects.list('gateways.gateway.networking.k8s.io').flatMap((object): Entry[] => {
    const { namespace = '', name } = object.metadata
    const workload = [...(topology.workloadsOf.get(namespace) ?? [])].find(({ proxy, labels }) => {
      return proxy === 'router' && labels.get('gateway.networking.k8s.io/gateway-name') === name
    })
    const route = objects.list('httproutes.gateway.networking.k8s.io').find((candidate) => {
      return listAt(candidate, 'spec', 'parentRefs').some((parent) => {
        const place = textAt(parent, 'namespace') || candidate.metadata.namespace
        return (
          (textAt(parent, 'kind') || 'Gateway') === 'Gateway' && textAt(parent, 'name') === name && place === namespace
        )
      })
    })
    const isOpen = route !== undefined && listAt(object, 'status', 'addresses').length > 0
    if (!isOpen || workload === undefined || taken.has(workload.key)) return []
    const rate = Number(labelsAt(object, 'metadata', 'annotations').get('demo.pharos/rps') ?? 5)
    const match = listAt(listAt(route, 'spec', 'rules')[0], 'matches')[0]
    const host = textsAt(route, 'spec', 'hostnames')[0] ?? textAt(listAt(object, 'spec', 'listeners')[0], 'hostname')
    return [
      {
        name: `gateway ${namespace}/${name}`,
        gateway: workload.key,
        host: host.replace(/^\*/, 'any') || 'gateway.demo',
        path: textAt(match, 'path', 'value') || '/',
        perSecond: Number.isFinite(rate) && rate >= 0 ? rate : 5,
        requestBytes: 650,
        responseBytes: 2000,
      },
    ]
  })
}
