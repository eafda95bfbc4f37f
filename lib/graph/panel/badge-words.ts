import type { GraphNode, ObjectRef } from '@/lib/graph/model'

export const BADGE_CODES = [
  'circuitBreaker',
  'requestRouting',
  'trafficShifting',
  'tcpTrafficShifting',
  'faultInjection',
  'requestTimeout',
  'mirroring',
  'gatewayApi',
  'ingressGateway',
  'egressGateway',
  'gatewayApiGateway',
  'ingressWaypoint',
  'workloadEntry',
] as const
/** A sign on a node that the panel says in words. */
export type BadgeCode = (typeof BADGE_CODES)[number]

export interface BadgeWord {
  readonly code: BadgeCode
  /** What the sentence names: services that are mirrored to, hosts of a gateway, workload entries. May be empty. */
  readonly names: readonly string[]
}

const GATEWAYS = { ingress: 'ingressGateway', egress: 'egressGateway', 'gateway-api': 'gatewayApiGateway' } as const

/** A node's badges, one entry per sentence, in a fixed order. */
export function badgeWords({ badges }: GraphNode): readonly BadgeWord[] {
  const { routing, gateway } = badges
  const words: BadgeWord[] = []
  const say = (code: BadgeCode, when: boolean, names: readonly string[] = []) => {
    if (when) words.push({ code, names })
  }
  if (gateway !== null) say(GATEWAYS[gateway.kind], true, gateway.hosts)
  say('ingressWaypoint', badges.ingressWaypoint)
  if (routing !== null) {
    for (const code of [
      'requestRouting',
      'trafficShifting',
      'tcpTrafficShifting',
      'faultInjection',
      'requestTimeout',
    ] as const)
      say(code, routing[code])
    say('mirroring', routing.mirroring, routing.mirrorsTo)
    say('gatewayApi', routing.gatewayApi)
  }
  say('circuitBreaker', badges.circuitBreaker)
  say('workloadEntry', badges.workloadEntries.length > 0, badges.workloadEntries)
  return words
}

/** The objects that act on a node, as far as the graph knows them. */
export function badgeObjects({ badges }: GraphNode): readonly ObjectRef[] {
  return badges.routing?.objects ?? []
}
