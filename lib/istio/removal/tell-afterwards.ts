import { shares } from '@/lib/mesh/details/route-rule'
import type { RoutedService, RoutingObjectText } from '@/lib/url/routing-types'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import { boundGateways } from './bound-gateways'
import { readCarried } from './read-carried'
import { type CarriedPolicy, type ObjectPlace, objectId, type Verdict } from './removal-model'

/** What happens to requests once the routing is deleted. */
export interface Afterwards {
  /** Routes that still act on calls of the service within the mesh. */
  readonly still: readonly RoutingObjectText[]
  /** Routes for other hosts, or at gateways, that go on sending requests to it. */
  readonly senders: readonly RoutingObjectText[]
  /** Gateways that stay and lose the only way that these objects showed for the hosts. */
  readonly gateways: readonly { readonly gateway: ObjectPlace; readonly hosts: readonly string[] }[]
  /** DestinationRules that still hold, with what they say of connections. */
  readonly rules: readonly { readonly object: RoutingObjectText; readonly policies: readonly CarriedPolicy[] }[]
  /** How calls spread where no route acts: every ready pod alike. Percents; empty: no pod is ready. */
  readonly spread: readonly { readonly workload: string; readonly readyPods: number; readonly percent: number }[]
}

/** @param kept what stays though it could go, by `objectId` */
export function tellAfterwards(
  verdicts: readonly Verdict[],
  kept: ReadonlySet<string>,
  { versions }: Pick<RoutedService, 'versions'>,
): Afterwards {
  const changed = verdicts.filter(({ fate, object }) => fate !== 'stays' && !kept.has(objectId(object)))
  const unchanged = verdicts.filter((verdict) => !changed.includes(verdict))
  const [rules, routes] = [unchanged.filter(isRule), unchanged.filter((verdict) => !isRule(verdict))]
  const still = routes.filter(actsOnCalls)
  const trimmed = changed.filter(({ fate }) => fate === 'trimmed').map(({ object }) => object)
  return {
    still: still.map(({ object }) => object),
    senders: [...routes.filter((route) => !still.includes(route)).map(({ object }) => object), ...trimmed],
    gateways: lostAt(changed),
    rules: rules
      .map(({ object }) => ({ object, policies: readCarried(readYamlRecord(object.text) ?? {}).policies }))
      .filter(({ policies }) => policies.length > 0),
    spread: spreadOf(versions),
  }
}

function isRule({ object }: Verdict): boolean {
  return object.kind === 'destinationrules.networking.istio.io'
}

/** It is about the service, within the mesh; what cannot be read is thought to act. */
function actsOnCalls(verdict: Verdict): boolean {
  const { through, text } = verdict.object
  const isWildcard = verdict.fate === 'stays' && verdict.reason.why === 'wildcard'
  const object = readYamlRecord(text)
  const isInMesh = object === undefined || boundGateways(verdict.object, object).inMesh
  return isInMesh && (isWildcard || through.by !== 'destination')
}

function lostAt(changed: readonly Verdict[]): Afterwards['gateways'] {
  const hosts = new Map<string, { readonly gateway: ObjectPlace; readonly hosts: string[] }>()
  for (const verdict of changed) {
    if (verdict.fate === 'stays') continue
    for (const gateway of verdict.gateways) {
      const id = `${gateway.namespace}/${gateway.name}`
      const known = hosts.get(id) ?? { gateway, hosts: [] }
      known.hosts.push(...verdict.own.filter((host) => !known.hosts.includes(host)))
      hosts.set(id, known)
    }
  }
  return [...hosts.values()]
}

function spreadOf(versions: RoutedService['versions']): Afterwards['spread'] {
  const ready = versions.filter(({ readyPods }) => readyPods > 0)
  const percents = shares(ready.map(({ readyPods }) => readyPods))
  return ready.map(({ workload, readyPods }, i) => ({ workload: workload.name, readyPods, percent: percents[i] ?? 0 }))
}
