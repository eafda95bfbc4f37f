import type { ClusterFacts, WorkloadFacts } from '@/lib/graph/facts'
import { JsonPlace } from '@/lib/istio/json-place'
import { balancerAddresses } from '@/lib/mesh/balancer-addresses'
import { GATEWAY_NAME } from '@/lib/mesh/describe-workload'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import type { KnownMesh } from './known-mesh'
import { type GatewayEntry, type GatewayListener, MOST_LISTENERS } from './model'

const OF_ISTIO = 'gateways.networking.istio.io'
const OF_API = 'gateways.gateway.networking.k8s.io'

type Entries = Pick<KnownMesh, 'snapshot' | 'isVisible'> & {
  readonly cluster: Pick<ClusterFacts, 'gateways' | 'services'>
}

/**
 * Where traffic comes into a gateway or a waypoint: the addresses of the Services before it, and the listeners of the Gateways that it
 * serves, of both kinds, as far as the user may see them.
 *
 * @returns what finds it for a workload
 */
export function gatewayEntries({ cluster, snapshot, isVisible }: Entries): (workload: WorkloadFacts) => GatewayEntry {
  const find = (kind: ClusterKind) => new Map(snapshot(kind).map((one) => [keyOf(one.metadata), one]))
  const [ofIstio, ofApi, services] = [find(OF_ISTIO), find(OF_API), find('services')]
  const served = groupBy(
    cluster.gateways.flatMap(({ ref, kind, workloads }) =>
      workloads.map((workload) => ({
        workload,
        object: (kind === 'gateway-api' ? ofApi : ofIstio).get(keyOf(ref)),
        kind,
      })),
    ),
    ({ workload }) => workload,
  )
  return (workload) => {
    const { namespace, name, labels } = workload
    // A waypoint is in no list of gateways: it serves the one whose name it bears.
    const own = workload.waypoint ? ofApi.get(`${namespace}/${labels[GATEWAY_NAME] ?? ''}`) : undefined
    const gateways = [
      ...(served.get(`${namespace}/${name}`) ?? []),
      ...(own === undefined ? [] : [{ object: own, kind: 'gateway-api' }]),
    ].flatMap(({ object, kind }) =>
      object === undefined || !isVisible(object.metadata.namespace)
        ? []
        : [{ object, isOfApi: kind === 'gateway-api' }],
    )
    const before = cluster.services.filter((one) => one.namespace === namespace && one.workloads.includes(name))
    const balanced = before.flatMap((one) => balancerAddresses(services.get(keyOf(one)) ?? NONE))
    const told = gateways.flatMap(({ object, isOfApi }) => (isOfApi ? addressesOf(object) : []))
    const listeners = gateways
      .flatMap(({ object, isOfApi }) => (isOfApi ? listenersOf(object) : serversOf(object)))
      .sort((a, b) => a.port - b.port || compareText(keyOf(a.gateway), keyOf(b.gateway)))
    return {
      addresses: [...new Set([...balanced, ...told])].sort(compareText),
      listeners: listeners.slice(0, MOST_LISTENERS),
      listenersCount: listeners.length,
    }
  }
}

const NONE = { status: undefined }

function keyOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`
}

/** Of the Gateway API: what its controller assigned. @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewaystatusaddress */
function addressesOf({ status }: ClusterObject): readonly string[] {
  const addresses = JsonPlace.root(status, 'status').field('addresses').items()
  return addresses.flatMap((one) => one.field('value').text() ?? [])
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#listener */
function listenersOf({ metadata: { namespace, name }, spec }: ClusterObject): readonly GatewayListener[] {
  const listeners = JsonPlace.root(spec, 'spec').field('listeners').items()
  return listeners.flatMap((listener) => {
    const port = listener.field('port').number()
    const host = listener.field('hostname').text()
    const hosts = host === undefined ? [] : [host]
    return port === undefined
      ? []
      : [
          {
            gateway: { kind: OF_API, namespace, name },
            port,
            protocol: protocolOf(listener),
            tls: modeOf(listener),
            hosts,
          },
        ]
  })
}

/** @see https://istio.io/latest/docs/reference/config/networking/gateway/#Server */
function serversOf({ metadata: { namespace, name }, spec }: ClusterObject): readonly GatewayListener[] {
  const servers = JsonPlace.root(spec, 'spec').field('servers').items()
  return servers.flatMap((server) => {
    const port = server.field('port').field('number').number()
    const hosts = server.field('hosts').texts()
    return port === undefined
      ? []
      : [
          {
            gateway: { kind: OF_ISTIO, namespace, name },
            port,
            protocol: protocolOf(server.field('port')),
            tls: modeOf(server),
            hosts,
          },
        ]
  })
}

function protocolOf(place: JsonPlace): string | null {
  return place.field('protocol').text() ?? null
}

function modeOf(place: JsonPlace): string | null {
  return place.field('tls').field('mode').text() ?? null
}
