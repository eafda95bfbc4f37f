import { compareText } from '@/lib/std/compare-text'
import type { ClusterFacts, DestinationRuleFacts, RouteFacts } from '../facts'
import type { ObjectRef, RoutingBadge } from '../model'
import { objectKey } from '../series/index-facts'
import { serviceOfHost } from '../series/service-of-host'

/** What is configured for a service, by `NAMESPACE/NAME`. */
export interface RoutingIndex {
  readonly badges: ReadonlyMap<string, RoutingBadge>
  readonly rules: ReadonlyMap<string, readonly DestinationRuleFacts[]>
}

/** Resolves the hosts of all routing objects of a cluster once (M5). */
export function indexRouting(facts: ClusterFacts, domains: readonly string[]): RoutingIndex {
  const keyOf = (host: string, { namespace }: ObjectRef): string | undefined => {
    const service = serviceOfHost(host, namespace, domains)
    return service === undefined ? undefined : objectKey(service.namespace, service.name)
  }
  const badges = new Map<string, RoutingBadge>()
  for (const route of facts.routes) {
    for (const [service, badge] of badgesOf(route, keyOf)) {
      const present = badges.get(service)
      badges.set(service, present === undefined ? badge : uniteBadges(present, badge))
    }
  }
  const rules = new Map<string, DestinationRuleFacts[]>()
  for (const rule of facts.destinationRules) {
    const service = keyOf(rule.host, rule.ref)
    if (service !== undefined) rules.set(service, [...(rules.get(service) ?? []), rule])
  }
  return { badges, rules }
}

type KeyOf = (host: string, ref: ObjectRef) => string | undefined

/** What one object does, by destination: only those of its routes count that lead to it. */
function badgesOf({ ref, gatewayApi, hosts, http, tcp }: RouteFacts, keyOf: KeyOf): ReadonlyMap<string, RoutingBadge> {
  const badges = new Map<string, RoutingBadge>()
  const addTo = (destinations: readonly string[], part: Partial<RoutingBadge>): void => {
    const services = new Set(destinations.map((host) => keyOf(host, ref)).filter((key) => key !== undefined))
    for (const service of services) {
      const badge = { ...plainBadge(ref, hosts, gatewayApi), ...part }
      const present = badges.get(service)
      badges.set(service, present === undefined ? badge : uniteBadges(present, badge))
    }
  }
  for (const { destinations, mirrors, fault, timeout } of http) {
    const mirrorsTo = mirrors.map((host) => keyOf(host, ref)).filter((key) => key !== undefined)
    addTo(destinations, {
      trafficShifting: destinations.length > 1,
      faultInjection: fault,
      requestTimeout: timeout,
      mirroring: mirrors.length > 0,
      mirrorsTo: distinct(mirrorsTo),
    })
  }
  for (const { destinations } of tcp) addTo(destinations, { tcpTrafficShifting: destinations.length > 1 })
  return badges
}

function plainBadge(ref: ObjectRef, hosts: readonly string[], gatewayApi: boolean): RoutingBadge {
  return {
    objects: [ref],
    hosts: distinct(hosts),
    requestRouting: true,
    trafficShifting: false,
    tcpTrafficShifting: false,
    faultInjection: false,
    requestTimeout: false,
    mirroring: false,
    mirrorsTo: [],
    gatewayApi,
  }
}

function uniteBadges(a: RoutingBadge, b: RoutingBadge): RoutingBadge {
  return {
    objects: distinctRefs([...a.objects, ...b.objects]),
    hosts: distinct([...a.hosts, ...b.hosts]),
    requestRouting: a.requestRouting || b.requestRouting,
    trafficShifting: a.trafficShifting || b.trafficShifting,
    tcpTrafficShifting: a.tcpTrafficShifting || b.tcpTrafficShifting,
    faultInjection: a.faultInjection || b.faultInjection,
    requestTimeout: a.requestTimeout || b.requestTimeout,
    mirroring: a.mirroring || b.mirroring,
    mirrorsTo: distinct([...a.mirrorsTo, ...b.mirrorsTo]),
    gatewayApi: a.gatewayApi || b.gatewayApi,
  }
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(compareText)
}

function distinctRefs(refs: readonly ObjectRef[]): readonly ObjectRef[] {
  const byKey = new Map(refs.map((ref) => [`${ref.kind} ${ref.namespace}/${ref.name}`, ref]))
  return [...byKey].sort(([a], [b]) => compareText(a, b)).map(([, ref]) => ref)
}
