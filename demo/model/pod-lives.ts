import type { Pod, Reporter, Topology } from './topology'

/** The pod was ready from after `fromMs` until `toMs`, both on the scrape grid. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
  readonly uid: string
}

/** One scraped identity: as long as address and labels stay the same, its series are the same. */
export interface PodLife {
  readonly reporter: string
  readonly pod: Pod
  /** Ascending. Counters go on where the uid is that of the span before, else they begin at 0. */
  spans: readonly Span[]
}

/** When which pods reported. */
export class PodLives {
  readonly #byReporter = new Map<string, Map<string, PodLife>>()

  of(reporter: string): readonly PodLife[] {
    return [...(this.#byReporter.get(reporter)?.values() ?? [])]
  }
  all(): readonly PodLife[] {
    return [...this.#byReporter.values()].flatMap((lives) => [...lives.values()])
  }

  /** From `fromMs` on these pods are ready and no others. @returns whether a life began or ended */
  update({ workloads, ztunnels }: Topology, fromMs: number): boolean {
    let changed = false
    const reporters = [...workloads.values(), ...ztunnels.values()]
    const seen = new Set(reporters.map(({ key }) => key))
    for (const reporter of reporters) changed = this.#updateOne(reporter, fromMs) || changed
    for (const key of this.#byReporter.keys()) {
      if (!seen.has(key)) changed = this.#updateOne({ key, pods: [] }, fromMs) || changed
    }
    return changed
  }

  #updateOne({ key, pods }: Reporter, fromMs: number): boolean {
    let lives = this.#byReporter.get(key)
    if (lives === undefined) {
      if (pods.length === 0) return false
      lives = new Map()
      this.#byReporter.set(key, lives)
    }
    const present = new Map(pods.map((pod) => [identityOf(pod), pod]))
    let changed = false
    for (const [identity, pod] of present) {
      const life = lives.get(identity)
      const last = life?.spans.at(-1)
      if (last?.toMs === Infinity && last.uid === pod.uid) continue
      const earlier = (life?.spans ?? []).map((span) => (span.toMs === Infinity ? { ...span, toMs: fromMs } : span))
      lives.set(identity, { reporter: key, pod, spans: joined([...earlier, { fromMs, toMs: Infinity, uid: pod.uid }]) })
      changed = true
    }
    for (const [identity, life] of lives) {
      if (present.has(identity) || life.spans.at(-1)?.toMs !== Infinity) continue
      const spans = life.spans.map((span) => (span.toMs === Infinity ? { ...span, toMs: fromMs } : span))
      lives.set(identity, { ...life, spans: spans.filter((span) => span.toMs > span.fromMs) })
      changed = true
    }
    return changed
  }
}

/** A pod that was away for no scrape was not away. */
function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = []
  for (const span of spans) {
    const last = result.at(-1)
    if (last?.toMs === span.fromMs && last.uid === span.uid) result[result.length - 1] = { ...last, toMs: span.toMs }
    else if (span.toMs > span.fromMs) result.push(span)
  }
  return result
}

function identityOf({ namespace, name, address, node, labels }: Pod): string {
  return JSON.stringify([namespace, name, address, node, ...labels])
}
