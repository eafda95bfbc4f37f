import type { DemoClock } from '../clock'
import type { Plan } from '../model/plan'
import { scrapeBefore, type TrafficModel } from '../model/traffic-model'
import { hostileTraces } from '../traces/hostile-traces'
import { ModelTraces } from '../traces/model-traces'
import type { Trace } from '../traces/span'
import type { TraceSource } from './trace-source'

interface Kept {
  /** By which they were made: an edit makes another. */
  readonly plan: Plan | undefined
  readonly spans: Map<string, readonly Trace[]>
}

export interface TraceSourceParts {
  readonly model: TrafficModel
  readonly clock: DemoClock
  readonly seed: number
  /** Name of the world: the hostile one has traces of strangers, too. */
  readonly world: string
}

/** Ten seconds of the default mesh are half a megabyte. */
const MOST_KEPT = 64

/** The traces of the mesh up to its last scrape: what is newer may change yet by an edit. */
export function traceSourceOf({ model, clock, seed, world }: TraceSourceParts): TraceSource {
  const traces = new ModelTraces({ model, seed })
  const strangers = world === 'hostile' ? hostileTraces() : undefined
  // A page asks for several services at once, and each question goes through the same times.
  let kept: Kept = { plan: undefined, spans: new Map() }
  const newestMs = (): number => scrapeBefore(clock.now())
  return {
    newestMs,
    tracesBetween(fromMs, toMs) {
      const end = Math.min(toMs, newestMs())
      const plan = model.planAt(end)
      if (kept.plan !== plan || kept.spans.size >= MOST_KEPT) kept = { plan, spans: new Map() }
      const key = `${fromMs} ${end}`
      const found = kept.spans.get(key) ?? [
        ...traces.tracesBetween(fromMs, end),
        ...(strangers?.tracesBetween(fromMs, end) ?? []),
      ]
      kept.spans.set(key, found)
      return found
    },
    trace: (id) => traces.trace(id) ?? strangers?.trace(id),
  }
}
