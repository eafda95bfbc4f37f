import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterObject } from '@/lib/ports/cluster-store'

/** Where a Service is reached from outside, as its load balancer told: addresses or names (`status.loadBalancer.ingress`). */
export function balancerAddresses({ status }: Pick<ClusterObject, 'status'>): readonly string[] {
  const ingress = JsonPlace.root(status, 'status').field('loadBalancer').field('ingress').items()
  return ingress.flatMap((one) => one.field('ip').text() ?? one.field('hostname').text() ?? [])
}
