import { Latency } from './latency'
import type { LoadCurve } from './load-curve'
import type { Traits } from './outcome'
import type { PlannedFlow } from './plan'
import type { FlowLabels } from './telemetry'

/** The same traffic from `fromMs` until the next segment. */
export interface Segment {
  readonly fromMs: number
  /** Calls per pod counted before it. */
  readonly base: number
  readonly curves: readonly LoadCurve[]
  /** How many pods share the traffic; 0 = there is none. */
  readonly pods: number
  readonly rates: Float64Array
  readonly traits: Traits
}

const NOTHING: Pick<Segment, 'rates' | 'traits'> = {
  rates: new Float64Array(),
  traits: { latency: Latency.zero, requestBytes: 0, responseBytes: 0, connections: 0, reason: '' },
}

/**
 * The calls of one label set over time, per reporting pod: a list of segments between changes of configuration. The count at
 * any instant is a closed formula, so that nothing has to be stored and history is there at once.
 */
export class Flow {
  readonly labels: FlowLabels
  #segments: Segment[] = []

  constructor(labels: FlowLabels) {
    this.labels = labels
  }

  get segments(): readonly Segment[] {
    return this.#segments
  }

  /** From `fromMs` on the traffic is as planned; without a plan there is none. A later word for the same instant replaces it. */
  set(fromMs: number, plan: PlannedFlow | undefined, curves: readonly LoadCurve[]): void {
    if (this.#segments.at(-1)?.fromMs === fromMs) this.#segments.pop()
    const last = this.#segments.at(-1)
    const pods = plan?.labels.reporter.pods.length ?? 0
    if (last === undefined ? pods === 0 : isSame(last, pods, plan, curves)) return
    const base = last === undefined ? 0 : countIn(last, fromMs)
    // The labels are left out: a segment must not keep the objects of its time alive.
    const { rates, traits } = plan === undefined || pods === 0 ? NOTHING : plan
    this.#segments.push({ fromMs, base, curves, pods, rates, traits })
  }

  /** Calls per pod until `ms`, not rounded. Never decreases. */
  countAt(ms: number): number {
    const index = this.indexAt(ms)
    const segment = this.#segments[index]
    return segment === undefined ? 0 : countIn(segment, ms)
  }

  /** The segment in force at the instant; -1 before the first one. */
  indexAt(ms: number): number {
    let low = 0
    let high = this.#segments.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#segments[middle]?.fromMs ?? Infinity) <= ms) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** Calls per second of all pods together between two instants, by segment. */
  *between(fromMs: number, toMs: number): Generator<{ readonly segment: Segment; readonly calls: number }> {
    for (let index = Math.max(0, this.indexAt(fromMs)); index < this.#segments.length; index += 1) {
      const segment = this.#segments[index]
      if (segment === undefined || segment.fromMs >= toMs) return
      const end = Math.min(toMs, this.#segments[index + 1]?.fromMs ?? Infinity)
      const start = Math.max(fromMs, segment.fromMs)
      yield { segment, calls: (countIn(segment, end) - countIn(segment, start)) * segment.pods }
    }
  }
}

/** The difference form is exact at the segment's start: two segments never disagree about the instant between them. */
export function countIn({ base, curves, pods, rates, fromMs }: Segment, ms: number): number {
  let calls = 0
  for (let i = 0; i < rates.length; i += 1) {
    const rate = rates[i] ?? 0
    const curve = curves[i]
    if (rate > 0 && curve !== undefined) calls += rate * (curve.at(ms) - curve.at(fromMs))
  }
  return calls === 0 ? base : base + calls / pods
}

function isSame(last: Segment, pods: number, next: PlannedFlow | undefined, curves: readonly LoadCurve[]): boolean {
  if (last.pods !== pods) return false
  if (pods === 0 || next === undefined) return true
  const [was, is] = [last.traits, next.traits]
  if (last.curves !== curves || !was.latency.equals(is.latency) || was.connections !== is.connections) return false
  if (was.requestBytes !== is.requestBytes || was.responseBytes !== is.responseBytes) return false
  for (let i = 0; i < last.rates.length; i += 1) if (last.rates[i] !== next.rates[i]) return false
  return true
}
