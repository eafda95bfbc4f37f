import { Latency } from './latency'
import { answerOf, type TrafficNode } from './outcome'
import type { Call } from './script'
import type { Workload } from './topology'

/** How Envoy's filter for authorization answers. */
export const REFUSED = {
  code: '403',
  grpcStatus: '7',
  flags: '-',
  reason: 'refused by an AuthorizationPolicy',
} as const

/** "RBAC: access denied", which gRPC puts into a header. */
export function refusalBytes({ protocol }: Call): number {
  return protocol === 'grpc' ? 0 : 19
}

/** @param refusedBy the policy with its rule, `none` where no ALLOW matched */
export function rbacDetails(refusedBy: string): string {
  return `rbac_access_denied_matched_policy[${refusedBy}]`
}

/** A server whose proxy answers instead of the application. */
export function refusingNode(server: Workload, protocol: Call['protocol']): TrafficNode {
  const answers = [{ of: answerOf(protocol, REFUSED.code, REFUSED.grpcStatus), share: 1 }]
  const latency = Latency.zero
  return { calls: [], answers, latency, own: { workload: server, latency, answers } }
}
