import { type ConnectionPool, readPool } from './connection-pool'
import { at, labelsAt, listAt, numberAt, textAt } from './json'
import type { ObjectView } from './object-index'
import { type OutlierDetection, readOutlierDetection } from './outlier-detection'
import { type HashKey, readHashKey } from './hash-key'
import { fullHost, type RegisteredHost } from './registry'
import { hostMatches } from './route-rule'
import { isExported } from './router'
import type { Topology, Workload } from './topology'
import { groupBy } from '@/lib/std/group-by'

/** What a caller does on the way to a destination. Absent: nothing special. */
export interface TrafficPolicy {
  /** Mode of TLS. */
  readonly tls?: string
  readonly pool?: ConnectionPool
  readonly outliers?: OutlierDetection
  readonly hash?: HashKey
}

interface Level {
  readonly policy: TrafficPolicy
  /** What is said of a port stands alone: the rest of the level does not count for it. */
  readonly ports: ReadonlyMap<number, TrafficPolicy>
}

export interface DestinationRule extends Level {
  readonly namespace: string
  readonly exportTo: readonly string[]
  readonly subsets: ReadonlyMap<string, Level & { readonly labels: ReadonlyMap<string, string> }>
}

/** The rule for a host, as a caller sees it. */
export type DestinationRules = (host: RegisteredHost, caller: Workload) => DestinationRule | undefined

/** The caller's namespace is asked first, then the server's, then the root's. */
export function readDestinationRules(objects: ObjectView, topology: Topology): DestinationRules {
  const rules = groupBy(objects.list('destinationrules.networking.istio.io').map(readRule), ({ host }) => host)
  const wildcards = [...rules.keys()].filter((host) => host.startsWith('*')).sort((a, b) => b.length - a.length)
  return (host, caller) => {
    const wildcard = wildcards.find((pattern) => hostMatches(pattern, host.host))
    const candidates = rules.get(host.host) ?? (wildcard === undefined ? [] : (rules.get(wildcard) ?? []))
    const seen = candidates.filter(({ rule }) => isExported(rule.exportTo, rule.namespace, caller.namespace))
    for (const namespace of [caller.namespace, host.namespace, topology.config.rootNamespace]) {
      const found = seen.find(({ rule }) => rule.namespace === namespace)
      if (found !== undefined) return found.rule
    }
    return undefined
  }
}

/** A subset's own word, else that of the whole host. */
export function policyFor(rule: DestinationRule | undefined, subset: string, port: number): TrafficPolicy {
  const ofSubset = rule?.subsets.get(subset)
  const whole = rule?.ports.get(port) ?? rule?.policy ?? {}
  const own = ofSubset?.ports.get(port) ?? ofSubset?.policy
  return own === undefined ? whole : { ...whole, ...own }
}

function readRule(object: ReturnType<ObjectView['list']>[number]): {
  readonly host: string
  readonly rule: DestinationRule
} {
  const namespace = object.metadata.namespace ?? ''
  const exportTo = listAt(object, 'spec', 'exportTo').filter((to) => typeof to === 'string')
  const subsets = listAt(object, 'spec', 'subsets').map((subset) => {
    return [
      textAt(subset, 'name'),
      { labels: labelsAt(subset, 'labels'), ...readLevel(at(subset, 'trafficPolicy')) },
    ] as const
  })
  return {
    host: fullHost(textAt(object, 'spec', 'host'), namespace),
    rule: {
      namespace,
      exportTo: exportTo.length === 0 ? ['*'] : exportTo,
      subsets: new Map(subsets),
      ...readLevel(at(object, 'spec', 'trafficPolicy')),
    },
  }
}

function readLevel(policy: unknown): Level {
  const ports = listAt(policy, 'portLevelSettings').map((settings) => {
    return [numberAt(settings, 'port', 'number') ?? 0, readPolicy(settings)] as const
  })
  return { policy: readPolicy(policy), ports: new Map(ports) }
}

function readPolicy(policy: unknown): TrafficPolicy {
  const tls = textAt(policy, 'tls', 'mode')
  const pool = readPool(at(policy, 'connectionPool'))
  const outliers = readOutlierDetection(at(policy, 'outlierDetection'))
  const hash = readHashKey(at(policy, 'loadBalancer', 'consistentHash'))
  return {
    ...(tls === '' ? {} : { tls }),
    ...(pool === undefined ? {} : { pool }),
    ...(outliers === undefined ? {} : { outliers }),
    ...(hash === undefined ? {} : { hash }),
  }
}
