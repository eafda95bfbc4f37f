import type { ClusterFacts, WorkloadFacts } from '@/lib/graph/facts'

/** What the proxies of a workload show in mutual TLS, without the scheme, as policies write it: `cluster.local/ns/shop/sa/cart`. */
export function principalOf(
  { trustDomains }: Pick<ClusterFacts, 'trustDomains'>,
  { namespace, serviceAccount }: Pick<WorkloadFacts, 'namespace' | 'serviceAccount'>,
): string {
  return `${trustDomains[0] ?? 'cluster.local'}/ns/${namespace}/sa/${serviceAccount ?? 'default'}`
}
