import { OUTSIDE_ADDRESS } from '../model/access'
import type { Plan } from '../model/plan'
import type { TrafficModel } from '../model/traffic-model'
import { createDice, nameHash, seededUuid } from '../random'
import type { ClosedConnection } from './closed-connection'
import type { Aim } from './failure-odds'
import { RequestWalk } from './request-walk'
import { aimsOfWindow } from './slot-aims'
import type { Trace } from './span'
import { SpanWriter } from './span-writer'
import { readEntries, type TraceEntry } from './trace-entries'
import { TraceIds } from './trace-id'

export interface ModelTracesOptions {
  readonly model: Pick<TrafficModel, 'planAt'>
  readonly seed: number
  /** Traces a second of each entry; 1 unless said. An entry with fewer requests has fewer traces. */
  readonly perSecond?: number
}

/** What one sampled request left behind. */
export interface Sampled {
  readonly traces: readonly Trace[]
  readonly closed: readonly ClosedConnection[]
}

/** Failures are spread over it: those that happen as often show in each. */
const WINDOW_SECONDS = 10

/**
 * Traces of the model's traffic, as functions of seed and time: none is stored, and the same slot gives the same bytes.
 * Time has slots of equal length; in each, every entry has one sampled request.
 */
export class ModelTraces {
  readonly #model: Pick<TrafficModel, 'planAt'>
  readonly #seed: number
  readonly #perSecond: number
  readonly #ids: TraceIds
  readonly #entries = new WeakMap<Plan, ReadonlyMap<string, TraceEntry>>()
  readonly #aims = new WeakMap<TraceEntry, { readonly window: number; readonly aims: readonly Aim[] }>()

  constructor({ model, seed, perSecond = 1 }: ModelTracesOptions) {
    this.#model = model
    this.#seed = seed
    this.#perSecond = perSecond
    this.#ids = new TraceIds(seed)
  }

  /**
   * The traces of the slots that begin in `fromMs <= t < toMs`, in order of slots: neighbouring times give each trace once.
   * An edit counts for the whole scrape interval in which it is made, so what is newer than the last scrape may change yet.
   */
  tracesBetween(fromMs: number, toMs: number): readonly Trace[] {
    return this.sampledBetween(fromMs, toMs).flatMap(({ traces }) => traces)
  }

  /** As `tracesBetween`, with what no trace tells: one item for each sampled request. */
  sampledBetween(fromMs: number, toMs: number): readonly Sampled[] {
    const sampled: Sampled[] = []
    const end = Math.ceil((toMs * this.#perSecond) / 1000)
    for (let slot = Math.ceil((fromMs * this.#perSecond) / 1000); slot < end; slot += 1) {
      const plan = this.#planOf(slot)
      if (plan === undefined) continue
      for (const entry of this.#entriesOf(plan).values()) {
        const writer = this.#follow(plan, entry, slot)
        if (writer !== undefined) sampled.push({ traces: writer.traces(), closed: writer.closedConnections() })
      }
    }
    return sampled
  }

  /** Undefined when there is no such trace. */
  trace(id: string): Trace | undefined {
    const origin = this.#ids.decode(id)
    const plan = origin && this.#planOf(origin.slot)
    if (plan === undefined) return undefined
    const entry = [...this.#entriesOf(plan).values()].find(({ name }) => nameHash(name) === origin?.entry)
    if (entry === undefined || origin === undefined) return undefined
    const traces = this.#follow(plan, entry, origin.slot)?.traces() ?? []
    return traces.find(([root]) => root?.traceId === id)
  }

  /** Undefined when the entry has no request in this slot. */
  #follow(plan: Plan, entry: TraceEntry, slot: number): SpanWriter | undefined {
    const { name, odds, perSecond } = entry
    const dice = createDice(this.#seed, `trace/${name}/${slot}`)
    if (dice() * this.#perSecond >= perSecond) return undefined
    const aim = this.#aimOf(entry, slot)
    const start = entry.start(aim, dice)
    if (start === undefined) return undefined
    const traceId = (root: number): string => this.#ids.encode({ entry: nameHash(name), slot, root })
    const requestId = seededUuid(this.#seed, `request/${name}/${slot}`)
    const writer = new SpanWriter({ traceId, requestId, meshId: plan.topology.config.trustDomain })
    const atUs = Math.floor((slot + dice()) * (1e6 / this.#perSecond))
    new RequestWalk(dice, odds, writer).follow(start, aim, {
      atUs,
      parent: undefined,
      pod: undefined,
      peer: OUTSIDE_ADDRESS,
    })
    return writer
  }

  #aimOf(entry: TraceEntry, slot: number): Aim {
    const slots = Math.max(1, Math.round(WINDOW_SECONDS * this.#perSecond))
    const window = Math.floor(slot / slots)
    let known = this.#aims.get(entry)
    if (known?.window !== window) {
      const dice = createDice(this.#seed, `failures/${entry.name}/${window}`)
      known = { window, aims: aimsOfWindow(entry.failures, slots, dice) }
      this.#aims.set(entry, known)
    }
    return known.aims[slot % slots] ?? 'any'
  }

  #planOf(slot: number): Plan | undefined {
    return this.#model.planAt((slot * 1000) / this.#perSecond)
  }

  #entriesOf(plan: Plan): ReadonlyMap<string, TraceEntry> {
    const known = this.#entries.get(plan) ?? readEntries(plan)
    this.#entries.set(plan, known)
    return known
  }
}
