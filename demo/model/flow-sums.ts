import type { LatencyMath } from './latency'
import type { Emission, Outcome, TrafficNode, Traits } from './outcome'
import type { PlannedFlow, Root } from './plan'
import { flowKey } from './telemetry'

type Reported = Omit<Emission, 'share'>

/** Calls a second by load curve, and in all. */
interface Rates {
  readonly by: Float64Array
  total: number
}

interface Sum {
  readonly first: Reported
  readonly rates: Rates
  /** All parts, once there is more than the first. */
  parts: { readonly weight: number; readonly of: Traits }[] | undefined
}

/** Adds up what goes to the same series. */
export class FlowSums {
  readonly #size: number
  readonly #sums = new Map<string, Sum>()
  readonly #nodes = new Map<TrafficNode, Rates>()

  /** @param size number of load curves */
  constructor(size: number) {
    this.#size = size
  }

  /** Lets the rates run down from the roots; `nodes` come before what they call. */
  spread(roots: readonly Root[], loads: readonly string[], nodes: readonly TrafficNode[]): void {
    for (const { load, perSecond, node } of roots) {
      const rates = this.#ratesOf(node)
      const index = loads.indexOf(load)
      rates.by[index] = (rates.by[index] ?? 0) + perSecond
      rates.total += perSecond
    }
    const called = new Set(nodes)
    for (const { node } of roots) if (!called.has(node)) this.#visit(node)
    for (const node of nodes) this.#visit(node)
  }

  /** What each node gets in a second. */
  get nodes(): ReadonlyMap<TrafficNode, { readonly total: number }> {
    return this.#nodes
  }

  add(emission: Reported, rates: Rates, factor: number): void {
    const weight = rates.total * factor
    if (weight <= 0) return
    const key = flowKey(emission.flow)
    let sum = this.#sums.get(key)
    if (sum === undefined) {
      sum = { first: emission, rates: { by: new Float64Array(this.#size), total: 0 }, parts: undefined }
      this.#sums.set(key, sum)
    } else {
      sum.parts ??= [{ weight: sum.rates.total, of: sum.first.traits }]
      sum.parts.push({ weight, of: emission.traits })
    }
    addScaled(sum.rates, rates, factor)
  }

  finished(math: LatencyMath): ReadonlyMap<string, PlannedFlow> {
    const flows = new Map<string, PlannedFlow>()
    for (const [key, { first, rates, parts }] of this.#sums) {
      const traits = parts === undefined ? first.traits : meanTraits(parts, rates.total, math)
      flows.set(key, { labels: first.flow, rates: rates.by, traits })
    }
    return flows
  }

  #visit(node: TrafficNode): void {
    const rates = this.#nodes.get(node)
    if (rates === undefined) return
    for (const { times, outcome } of node.calls) this.#follow(outcome, rates, times)
  }

  #follow({ emissions, next, parts }: Outcome, rates: Rates, factor: number): void {
    for (const emission of emissions) this.add(emission, rates, factor * emission.share)
    for (const { of, share } of next) addScaled(this.#ratesOf(of), rates, factor * share)
    for (const { of, share } of parts) this.#follow(of, rates, factor * share)
  }

  #ratesOf(node: TrafficNode): Rates {
    let rates = this.#nodes.get(node)
    if (rates === undefined) this.#nodes.set(node, (rates = { by: new Float64Array(this.#size), total: 0 }))
    return rates
  }
}

function addScaled(sum: Rates, { by, total }: Rates, factor: number): void {
  for (let i = 0; i < by.length; i += 1) sum.by[i] = (sum.by[i] ?? 0) + (by[i] ?? 0) * factor
  sum.total += total * factor
}

function meanTraits(
  parts: readonly { readonly weight: number; readonly of: Traits }[],
  total: number,
  math: LatencyMath,
): Traits {
  const mean = (read: (of: Traits) => number): number =>
    parts.reduce((sum, { weight, of }) => sum + (weight / total) * read(of), 0)
  return {
    latency: math.mix(parts.map(({ weight, of }) => ({ weight, latency: of.latency }))),
    requestBytes: mean(({ requestBytes }) => requestBytes),
    responseBytes: mean(({ responseBytes }) => responseBytes),
    connections: mean(({ connections }) => connections),
    reason: parts[0]?.of.reason ?? '',
  }
}
