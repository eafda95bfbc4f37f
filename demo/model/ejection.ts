import type { Ejected } from './cluster'
import type { ClusterLoad, EndpointLoad } from './cluster-load'
import type { OutlierDetection } from './outlier-detection'

/** One endpoint as the proxies of one caller know it; they all see the same. */
interface Host {
  /** How much of a long enough run of failures is expected to have gone by; 1 is a whole one. */
  run: number
  gatewayRun: number
  ejections: number
  /** Until when it is left out; undefined: it takes part. */
  untilMs: number | undefined
  /** Since when it takes part, or since an ejection was last forgiven. */
  calmSinceMs: number
}

/** Envoy's `max_ejection_time`, which Istio leaves as it is. */
const LONGEST_MS = 300_000

/**
 * Outlier detection without dice: while an endpoint fails, the time that a run of failures takes on average goes by, and
 * then it is ejected, each time for longer. Ejections are forgiven one by one while it takes part (Envoy, outlier detection).
 */
export class Ejections {
  readonly #clusters = new Map<string, ClusterEjections>()
  #ejected: Ejected = new Map()

  /** Another map whenever somebody is left out or comes back. */
  get ejected(): Ejected {
    return this.#ejected
  }

  /** What the `stepMs` until `nowMs` brought, under these loads. @returns whether others are left out than before */
  step(loads: ReadonlyMap<string, ClusterLoad>, nowMs: number, stepMs: number): boolean {
    if (loads.size === 0 && this.#clusters.size === 0) return false
    const ejected = new Map<string, ReadonlySet<string>>()
    for (const key of this.#clusters.keys()) if (!loads.has(key)) this.#clusters.delete(key)
    for (const [key, load] of loads) {
      const { outliers } = load.cluster.policy
      const known = this.#clusters.get(key)
      if (outliers === undefined) {
        this.#clusters.delete(key)
        continue
      }
      // A changed rule makes a new cluster in the proxies, which knows nothing of the old one.
      const cluster = known?.follows(outliers) === true ? known : new ClusterEjections(outliers)
      this.#clusters.set(key, cluster)
      const uids = cluster.step(load, nowMs, stepMs)
      if (uids.size > 0) ejected.set(key, uids)
    }
    if (textOf(ejected) === textOf(this.#ejected)) return false
    this.#ejected = ejected
    return true
  }
}

class ClusterEjections {
  readonly #rule: OutlierDetection
  readonly #hosts = new Map<string, Host>()

  constructor(rule: OutlierDetection) {
    this.#rule = rule
  }

  follows(rule: OutlierDetection): boolean {
    return JSON.stringify(rule) === JSON.stringify(this.#rule)
  }

  /** @returns uids of the pods that are left out from now on */
  step({ cluster, answers }: ClusterLoad, nowMs: number, stepMs: number): ReadonlySet<string> {
    const { members, proxies } = cluster
    const uids = new Set(members.map(({ pod }) => pod.uid))
    for (const uid of this.#hosts.keys()) if (!uids.has(uid)) this.#hosts.delete(uid)
    const active = members.filter(({ pod }) => !cluster.ejected.has(pod.uid))
    const sharing = (key: string): number => active.filter(({ workload }) => workload.key === key).length * proxies
    for (const { workload, pod } of active) {
      const load = answers.get(workload.key)
      if (load !== undefined) this.#hear(this.#host(pod.uid, nowMs), load, stepMs / 1000 / sharing(workload.key))
    }
    for (const host of this.#hosts.values()) this.#release(host, nowMs)
    for (const uid of uids) this.#judge(this.#host(uid, nowMs), nowMs, uids.size)
    const out = [...this.#hosts].filter(([, { untilMs }]) => untilMs !== undefined).map(([uid]) => uid)
    const healthyPercent = (100 * (uids.size - out.length)) / uids.size
    return new Set(healthyPercent < this.#rule.minHealthPercent ? [] : out)
  }

  #host(uid: string, nowMs: number): Host {
    const host = this.#hosts.get(uid) ?? {
      ...{ run: 0, gatewayRun: 0, ejections: 0, untilMs: undefined, calmSinceMs: nowMs },
    }
    this.#hosts.set(uid, host)
    return host
  }

  /** `seconds`: that long one proxy sends this endpoint what all send to its workload in a second. */
  #hear(host: Host, { all, failures, ofGateways }: EndpointLoad, seconds: number): void {
    if (host.untilMs !== undefined) return
    const { consecutive5xx, consecutiveGateway } = this.#rule
    const runs = (share: number, length: number): number => (all * seconds) / meanRequestsUntilRun(share, length)
    host.run = failures === 0 ? 0 : host.run + runs(failures / all, consecutive5xx)
    host.gatewayRun = ofGateways === 0 ? 0 : host.gatewayRun + runs(ofGateways / all, consecutiveGateway)
  }

  #release(host: Host, nowMs: number): void {
    if (host.untilMs === undefined || host.untilMs > nowMs) return
    Object.assign(host, { untilMs: undefined, calmSinceMs: nowMs, run: 0, gatewayRun: 0 })
  }

  #judge(host: Host, nowMs: number, total: number): void {
    if (host.untilMs !== undefined) return
    const { baseEjectionMs, intervalMs, maxEjectionPercent } = this.#rule
    if (host.run >= 1 || host.gatewayRun >= 1) {
      host.run = host.gatewayRun = 0
      const out = [...this.#hosts.values()].filter(({ untilMs }) => untilMs !== undefined).length
      if ((100 * (out + 1)) / total > maxEjectionPercent) return
      host.ejections += 1
      host.untilMs = nowMs + Math.min(baseEjectionMs * host.ejections, Math.max(LONGEST_MS, baseEjectionMs))
    } else if (host.ejections > 0 && nowMs - host.calmSinceMs >= intervalMs) {
      host.ejections -= 1
      host.calmSinceMs = nowMs
    }
  }
}

/** Of independent requests of which this share fails, until so many in a row have failed. */
export function meanRequestsUntilRun(share: number, length: number): number {
  if (share >= 1) return length
  const whole = share ** length
  return whole === 0 ? Infinity : (1 - whole) / (whole * (1 - share))
}

function textOf(ejected: Ejected): string {
  return JSON.stringify([...ejected].map(([key, uids]) => [key, [...uids].sort()]).sort())
}
