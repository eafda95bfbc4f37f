import type { ClusterFacts } from '@/lib/graph/facts'
import { JsonPlace } from '@/lib/istio/json-place'
import { gatewayWorkloads } from '@/lib/lists/mode-of'
import { balancerAddresses } from './balancer-addresses'
import type { Snapshot } from './mesh-settings'

/** Where requests come into the mesh, each part as plain text that a shell takes as it stands. */
export interface MeshEntry {
  readonly address: string
  /** Null: any host will do. */
  readonly host: string | null
  readonly path: string
}

const ADDRESS = /^[A-Za-z0-9][A-Za-z0-9.:-]{0,252}$/
const HOST = /^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/
const PATH = /^\/[A-Za-z0-9._~/-]{0,252}$/

/**
 * The address of the first gateway that has one, and the first route behind a gateway.
 *
 * @param cluster what the user may see of it
 */
export function findEntry(
  cluster: Pick<ClusterFacts, 'services' | 'gateways'>,
  snapshot: Snapshot,
  isVisible: (namespace: string) => boolean,
): MeshEntry | null {
  const gateways = gatewayWorkloads(cluster)
  const before = new Set(
    cluster.services
      .filter(({ namespace, workloads }) => workloads.some((name) => gateways.has(`${namespace}/${name}`)))
      .map(({ namespace, name }) => `${namespace}/${name}`),
  )
  const addresses = snapshot('services')
    .filter(({ metadata: { namespace, name } }) => before.has(`${namespace}/${name}`))
    .flatMap(balancerAddresses)
    .filter((address) => ADDRESS.test(address))
    .sort()
  const [address] = addresses
  return address === undefined ? null : { address, ...firstRoute(snapshot, isVisible) }
}

function firstRoute(snapshot: Snapshot, isVisible: (namespace: string) => boolean): Omit<MeshEntry, 'address'> {
  for (const { metadata, spec } of snapshot('virtualservices.networking.istio.io')) {
    const place = JsonPlace.root(spec, 'spec')
    const bound = place
      .field('gateways')
      .texts()
      .some((name) => name !== 'mesh')
    if (!bound || !isVisible(metadata.namespace)) continue
    const uris = place.field('http').items().flatMap((route) => route.field('match').items().map((match) => match.field('uri'))) // prettier-ignore
    const path = uris.map((uri) => uri.field('exact').text() ?? uri.field('prefix').text() ?? '').find((text) => PATH.test(text)) // prettier-ignore
    const host = place
      .field('hosts')
      .texts()
      .find((text) => HOST.test(text))
    return { host: host ?? null, path: path ?? '/' }
  }
  return { host: null, path: '/' }
}
