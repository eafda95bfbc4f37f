import type { DemoClock } from '../clock'
import type { ObjectSource } from '../kube-object'
import { Ejections } from './ejection'
import { Flow } from './flow'
import { LoadCurve } from './load-curve'
import { ObjectIndex } from './object-index'
import { type Plan, PlanCompiler } from './plan'
import { PlanHistory } from './plan-history'
import { PodLives } from './pod-lives'
import type { Disturbance, Incident, TrafficScript } from './script'

/** Scrapes happen at every multiple of it since the Unix epoch. */
export const SCRAPE_MS = 5000

export function scrapeBefore(ms: number): number {
  return Math.floor(ms / SCRAPE_MS) * SCRAPE_MS
}

export interface TrafficModelOptions {
  readonly objects: ObjectSource
  readonly script: TrafficScript
  readonly incidents: readonly Incident[]
  /** When the traffic began. */
  readonly bornMs: number
  readonly clock: DemoClock
  readonly seed: number
  readonly noise: boolean
}

/** A time of unchanged traffic. */
export interface Epoch {
  readonly fromMs: number
  readonly reason: string
}

/**
 * The traffic of the mesh at any time until now: the list of configurations and, for each label set, closed formulas.
 * A change counts for the whole scrape interval in which it was made; the last one in an interval wins.
 */
export class TrafficModel {
  readonly #options: TrafficModelOptions
  readonly #index: ObjectIndex
  readonly #compiler = new PlanCompiler()
  readonly #endings: (() => void)[]
  #flows = new Map<string, Flow>()
  #curves = new Map<string, LoadCurve>()
  #lastCurves: readonly LoadCurve[] = []
  #lives = new PodLives()
  #history: PlanHistory
  #epochs: Epoch[] = []
  #disturbances: readonly Disturbance[] = []
  #ejections = new Ejections()
  #plan: Plan
  #pending: Epoch | undefined
  #seriesVersion = 0

  constructor(options: TrafficModelOptions) {
    this.#options = options
    this.#index = new ObjectIndex(options.objects)
    this.#history = new PlanHistory(options.script)
    this.#plan = this.#begin()
    this.#endings = [
      options.objects.subscribe((change) => {
        this.#settleBefore(options.clock.now())
        const { kind, metadata } = change.object
        if (this.#index.apply(change)) this.#markChanged(`${kind} ${metadata.namespace ?? ''}/${metadata.name}`)
      }),
      options.clock.onTick((nowMs) => {
        this.#settleBefore(nowMs)
        this.#eject(nowMs)
      }),
    ]
  }

  /** Compiles what changed. Every reader calls it first. */
  settle(): void {
    if (this.#pending === undefined) return
    const { fromMs, reason } = this.#pending
    this.#pending = undefined
    this.#plan = this.#compile(fromMs, reason, this.#disturbances)
  }

  get flows(): ReadonlyMap<string, Flow> {
    return this.#flows
  }
  get lives(): PodLives {
    return this.#lives
  }
  get epochs(): readonly Epoch[] {
    return this.#epochs
  }
  /** The traffic now. */
  get plan(): Plan {
    return this.#plan
  }
  /** The traffic at an instant, past ones as they became: an edit counts from the scrape before it. Undefined before it began. */
  planAt(ms: number): Plan | undefined {
    this.settle()
    return this.#history.at(ms)
  }
  /** Rises when a series appears or a pod comes or goes. */
  get seriesVersion(): number {
    return this.#seriesVersion
  }
  get disturbances(): readonly Disturbance[] {
    return this.#disturbances
  }

  disturb(disturbances: readonly Disturbance[]): void {
    this.#settleBefore(this.#options.clock.now())
    this.#disturbances = disturbances
    this.#markChanged('disturbances')
  }

  /** Forgets all changes since the start; the objects are what the store holds now. */
  reset(): void {
    this.#disturbances = []
    this.#pending = undefined
    this.#plan = this.#begin()
  }

  close(): void {
    for (const end of this.#endings) end()
  }

  #begin(): Plan {
    const { incidents, bornMs } = this.#options
    this.#flows = new Map()
    this.#lives = new PodLives()
    this.#history = new PlanHistory(this.#options.script)
    this.#ejections = new Ejections()
    this.#epochs = []
    const turns = incidents.flatMap(({ fromMs, toMs }) => [scrapeBefore(fromMs), scrapeBefore(toMs)])
    const starts = [...new Set([scrapeBefore(bornMs), ...turns])].sort((a, b) => a - b)
    let plan: Plan | undefined
    for (const start of starts) {
      const active = incidents.filter(({ fromMs, toMs }) => scrapeBefore(fromMs) <= start && start < scrapeBefore(toMs))
      const reason = active.length === 0 ? 'as written' : 'incident'
      plan = this.#compile(
        start,
        reason,
        active.map(({ disturbance }) => disturbance),
      )
    }
    return plan ?? this.#compile(scrapeBefore(bornMs), 'as written', [])
  }

  #markChanged(reason: string): void {
    this.#pending = { fromMs: scrapeBefore(this.#options.clock.now()), reason }
  }

  /** Who is left out follows from the interval that ends now, and counts from the next one on. */
  #eject(nowMs: number): void {
    if (nowMs !== scrapeBefore(nowMs)) return
    if (this.#ejections.step(this.#plan.clusters, nowMs, SCRAPE_MS)) this.#markChanged('outlier detection')
  }

  /** A change of an earlier interval is compiled before anything newer is looked at. */
  #settleBefore(nowMs: number): void {
    if (this.#pending !== undefined && this.#pending.fromMs < scrapeBefore(nowMs)) this.settle()
  }

  #compile(fromMs: number, reason: string, disturbances: readonly Disturbance[]): Plan {
    const { ejected } = this.#ejections
    const plan = this.#compiler.compile(this.#index, this.#options.script, { disturbances, ejected })
    this.#history.add({ fromMs, objects: this.#index.snapshot(), disturbances, ejected }, plan)
    const curves = this.#curvesOf(plan.loads)
    let changed = this.#lives.update(plan.topology, fromMs)
    for (const [key, planned] of plan.flows) {
      let flow = this.#flows.get(key)
      if (flow === undefined) {
        flow = new Flow(planned.labels)
        this.#flows.set(key, flow)
        changed = true
      }
      flow.set(fromMs, planned, curves)
    }
    for (const [key, flow] of this.#flows) if (!plan.flows.has(key)) flow.set(fromMs, undefined, curves)
    if (this.#epochs.at(-1)?.fromMs === fromMs) this.#epochs.pop()
    this.#epochs.push({ fromMs, reason })
    if (changed) this.#seriesVersion += 1
    return plan
  }

  /** The same array as long as the names are the same: segments are compared by it. */
  #curvesOf(loads: readonly string[]): readonly LoadCurve[] {
    const curves = loads.map((name) => this.#curve(name))
    const same =
      curves.length === this.#lastCurves.length && curves.every((curve, index) => curve === this.#lastCurves[index])
    if (!same) this.#lastCurves = curves
    return this.#lastCurves
  }

  #curve(name: string): LoadCurve {
    const { bornMs, seed, noise } = this.#options
    const curve = this.#curves.get(name) ?? new LoadCurve({ originMs: bornMs, seed, name, noise })
    this.#curves.set(name, curve)
    return curve
  }
}
