import type { Offered } from './connection-pool'
import { type DestinationRules, policyFor, type TrafficPolicy } from './destination-rule'
import { podFor } from './hash-key'
import { hasLabels } from './json'
import type { Journey } from './journey'
import type { Upstream } from './outcome'
import type { Endpoints, RegisteredHost } from './registry'
import { queryOf } from './route-rule'
import type { Pod, Workload } from './topology'

/** What a calling proxy knows of a destination beyond its endpoints, where a rule makes it care. */
export interface Cluster {
  readonly key: string
  /** Of the caller, so many proxies with the same fate. */
  readonly proxies: number
  readonly policy: TrafficPolicy
  /** Requests that one proxy sends it, where an earlier round of the compilation found out. */
  readonly perSecond: number
  /** All pods behind it, the ejected ones too. */
  readonly members: readonly Member[]
  /** Uids of pods that are left out. */
  readonly ejected: ReadonlySet<string>
}

export interface Member {
  readonly workload: Workload
  readonly pod: Pod
}

/** Uids of pods that are left out, by cluster. */
export type Ejected = ReadonlyMap<string, ReadonlySet<string>>

export interface ClusterOptions {
  readonly rules: DestinationRules
  /** Requests per second of all proxies of a caller, by cluster. */
  readonly offered: ReadonlyMap<string, { readonly perSecond: number }>
  readonly ejected: Ejected
}

const NOBODY: ReadonlySet<string> = new Set()

export class Clusters {
  readonly #options: ClusterOptions

  constructor(options: ClusterOptions) {
    this.#options = options
  }

  /** Undefined where the caller has no proxy, or no rule asks for more than TLS. */
  of(proxy: Workload, host: RegisteredHost, upstream: Upstream, found: readonly Endpoints[]): Cluster | undefined {
    if (proxy.proxy === 'none' || proxy.proxy === 'ambient') return undefined
    const { rules, offered, ejected } = this.#options
    const rule = rules(host, proxy)
    const { subset, port } = upstream
    const policy = policyFor(rule, subset, port)
    if (policy.pool === undefined && policy.outliers === undefined && policy.hash === undefined) return undefined
    const key = `${proxy.key} ${host.host} ${subset} ${port}`
    const labels = new Map([...(host.selector ?? []), ...(rule?.subsets.get(subset)?.labels ?? [])])
    return {
      key,
      policy,
      proxies: proxy.pods.length,
      perSecond: (offered.get(key)?.perSecond ?? 0) / Math.max(1, proxy.pods.length),
      members: found.flatMap(({ workload }) =>
        workload.pods.filter((pod) => hasLabels(pod.labels, labels)).map((pod) => ({ workload, pod })),
      ),
      ejected: policy.outliers === undefined ? NOBODY : (ejected.get(key) ?? NOBODY),
    }
  }
}

/** The endpoints among which a request of this class is spread. */
export function endpointsOf({ members, policy, ejected }: Cluster, journey: Journey): readonly Endpoints[] {
  const there = members.filter(({ pod }) => !ejected.has(pod.uid))
  const texts = policy.hash === undefined ? [] : hashedTexts(policy.hash, journey)
  const pods = there.map(({ pod }) => pod)
  const chosen = new Set(texts.map((text) => podFor(text, pods)))
  const used = texts.length === 0 ? there : there.filter(({ pod }) => chosen.has(pod))
  const counts = new Map<Workload, number>()
  for (const { workload, pod } of used) {
    const weight = texts.length === 0 ? 1 : texts.filter((text) => podFor(text, pods) === pod).length
    counts.set(workload, (counts.get(workload) ?? 0) + weight)
  }
  return [...counts].map(([workload, count]) => ({ workload, count }))
}

/** What a class of requests brings to the limits of its proxy. */
export function offeredTo({ perSecond }: Cluster, { asker, call, layer }: Journey): Omit<Offered, 'meanMs'> {
  const burst = (asker.waypoint ?? asker.caller).pods[0]?.burst ?? 1
  if (layer === 4) return { protocol: 'tcp', burst: 1, perSecond: perSecond * call.connections }
  return { protocol: call.protocol, burst, perSecond }
}

/** What the class of requests has under the key: several where its callers differ; none, and chance decides. */
function hashedTexts(key: NonNullable<TrafficPolicy['hash']>, { asker, call, headers }: Journey): readonly string[] {
  if (key === 'source') return (asker.waypoint ?? asker.caller).pods.map(({ address }) => address)
  const found =
    'header' in key ? headers.get(key.header) : 'query' in key ? queryOf(call.path).get(key.query) : cookie()
  return found === undefined || found === null ? [] : [found]

  function cookie(): string | undefined {
    const name = `${typeof key === 'object' && 'cookie' in key ? key.cookie : ''}=`
    const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
    return pairs.find((pair) => pair.startsWith(name))?.slice(name.length)
  }
}
