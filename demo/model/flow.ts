import { Latency } from './latency'
import type { LoadCurve } from './load-curve'
import type { PlannedFlow } from './plan'
import type { FlowLabels } from './telemetry'

/** The same traffic from `fromMs` until the next segment. */
export interface Segment {
  readonly fromMs: number
  /** Calls per pod counted before it. */
  readonly base: number
  readonly curves: readonly LoadCurve[]
  /** Calls per pod and second of each curve's load. */
  readonly rates: readonly number[]
  /** How many pods share the traffic. */
  readonly pods: number
  readonly plan: Omit<PlannedFlow, 'labels' | 'rates'>
}

const NOTHING: Segment['plan'] = {
  latency: Latency.zero,
  requestBytes: 0,
  responseBytes: 0,
  connections: 0,
  reason: '',
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
    const next = { ...active(plan, curves), fromMs, base: this.countAt(fromMs) }
    const idle = last === undefined && next.rates.length === 0
    if (!idle && (last === undefined || !isSame(last, next))) this.#segments.push(next)
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
export function countIn({ base, curves, rates, fromMs }: Segment, ms: number): number {
  let count = base
  for (let i = 0; i < rates.length; i += 1) {
    const curve = curves[i]
    if (curve !== undefined) count += (rates[i] ?? 0) * (curve.at(ms) - curve.at(fromMs))
  }
  return count
}

function active(plan: PlannedFlow | undefined, curves: readonly LoadCurve[]): Omit<Segment, 'fromMs' | 'base'> {
  const pods = plan?.labels.reporter.pods.length ?? 0
  if (plan === undefined || pods === 0) return { curves: [], rates: [], pods: 0, plan: NOTHING }
  const used = curves
    .map((curve, index) => ({ curve, rate: (plan.rates[index] ?? 0) / pods }))
    .filter(({ rate }) => rate > 0)
  const { latency, requestBytes, responseBytes, connections, reason } = plan
  return {
    curves: used.map(({ curve }) => curve),
    rates: used.map(({ rate }) => rate),
    pods,
    plan: { latency, requestBytes, responseBytes, connections, reason },
  }
}

function isSame(a: Segment, b: Segment): boolean {
  return (
    a.pods === b.pods &&
    a.rates.length === b.rates.length &&
    a.rates.every((rate, index) => rate === b.rates[index] && a.curves[index] === b.curves[index]) &&
    a.plan.requestBytes === b.plan.requestBytes &&
    a.plan.responseBytes === b.plan.responseBytes &&
    a.plan.connections === b.plan.connections &&
    a.plan.latency.equals(b.plan.latency)
  )
}
