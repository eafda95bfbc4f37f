import type { ClusterFacts } from '@/lib/graph/facts'
import { parseGateways } from '@/lib/mesh/parse-gateways'
import type { Snapshot } from '@/lib/mesh/mesh-settings'
import { JsonPlace } from '@/lib/istio/json-place'
import { component } from './component'
import type { MeshComponent } from './model'
import type { ComponentContext } from './workload-component'

/** Classes whose Gateways Istio deploys by itself. */
const DEPLOYED: ReadonlySet<string> = new Set(['istio', 'istio-waypoint', 'istio-east-west'])
const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name'

/**
 * Gateways of the Gateway API that Istio should have deployed, and that no workload serves. One that its owner deploys names a
 * Service; of Istio's own kind a Gateway that selects nothing is a finding of the checks, for nobody was to deploy anything.
 */
export function undeployedGateways(
  cluster: ClusterFacts,
  snapshot: Snapshot,
  { checkedAt }: Pick<ComponentContext, 'checkedAt'>,
): readonly MeshComponent[] {
  if (!cluster.reachable) return []
  const served = new Set(cluster.workloads.map(({ namespace, labels }) => `${namespace}/${labels[GATEWAY_NAME] ?? ''}`))
  return [...parseGateways(snapshot('gateways.gateway.networking.k8s.io'))].flatMap(([key, gateway]) => {
    const { className, addresses, waypoint, object } = gateway
    if (!DEPLOYED.has(className) || addresses.length > 0 || served.has(key)) return []
    const { namespace, name } = object.metadata
    return [
      component({
        id: `gateway-object:${cluster.name}/${namespace}/${name}`,
        role: waypoint ? 'waypoint' : 'gateway',
        cluster: cluster.name,
        namespace,
        name,
        state: 'not-found',
        reasons: [`No workload serves the Gateway ${name}. ${refusal(object.status)}`.trim()],
        checkedAt,
      }),
    ]
  })
}

/** In the words of who should have deployed it. */
function refusal(status: unknown): string {
  const [refused] = JsonPlace.root(status, 'status')
    .field('conditions')
    .items()
    .filter((one) => one.field('status').text() === 'False')
  return refused?.field('message').text()?.slice(0, 300) ?? ''
}
