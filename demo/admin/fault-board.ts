import type { DemoClock } from '../clock'
import { type HttpFault, isHttpFault } from '../http/faults'
import type { Disturbance } from '../model/script'
import type { TrafficModel } from '../model/traffic-model'
import type { DemoFault, FaultOf } from './fault'

/** A fault with the instant from which it holds. */
export type Active<F extends DemoFault = DemoFault> = F & { readonly sinceMs: number }

/** Those of one kind. */
export function ofKind<K extends DemoFault['kind']>(faults: readonly Active[], kind: K): readonly Active<FaultOf<K>>[] {
  return faults.filter((fault): fault is Active<FaultOf<K>> => fault.kind === kind)
}

interface Entry {
  readonly fault: DemoFault
  readonly sinceMs: number
  readonly untilMs: number
}

type Target = DemoFault['target']

/** Of these a request meets one: each is a whole answer. */
const ANSWERS: ReadonlySet<string> = new Set([
  ...['down', 'hang', 'garbage', 'empty', 'huge', 'trickle', 'reset', 'html', 'grpc', 'status'],
])

/** What is broken now, at the servers and in the mesh, and until when. */
export class FaultBoard {
  readonly #model: TrafficModel
  readonly #clock: DemoClock
  readonly #listeners: ((faults: readonly Active[]) => unknown)[] = []
  #active: readonly Entry[] = []
  #settled: Promise<unknown> = Promise.resolve()
  #byTarget = new Map<Target, readonly Active[]>()

  constructor(parts: { readonly model: TrafficModel; readonly clock: DemoClock }) {
    this.#model = parts.model
    this.#clock = parts.clock
    parts.clock.onTick((nowMs) => this.#keep(({ untilMs }) => untilMs > nowMs))
  }

  /** Called with the faults of the mesh whenever something changes; the board is settled when all they promised has come. */
  onMeshChange(listener: (faults: readonly Active[]) => unknown): void {
    this.#listeners.push(listener)
  }
  get settled(): Promise<unknown> {
    return this.#settled
  }

  /** Faults add up, but for those that say the same of the same thing in another way: there the newer one wins. */
  add(fault: DemoFault): void {
    const sinceMs = this.#clock.now()
    const untilMs = fault.seconds === undefined ? Infinity : sinceMs + fault.seconds * 1000
    const place = placeOf(fault)
    this.#change([...this.#active.filter((entry) => placeOf(entry.fault) !== place), { fault, sinceMs, untilMs }])
  }
  clear(target?: string): void {
    this.#keep(({ fault }) => target !== undefined && fault.target !== target)
  }
  list(): readonly DemoFault[] {
    return this.#active.map(({ fault }) => fault)
  }

  /** What is broken there, the oldest first. The same array until something changes there. */
  of(target: Target): readonly Active[] {
    let found = this.#byTarget.get(target)
    if (found === undefined) {
      found = this.#active
        .filter(({ fault }) => fault.target === target)
        .map(({ fault, sinceMs }) => ({ ...fault, sinceMs }))
      this.#byTarget.set(target, found)
    }
    return found
  }
  /** Of these, what any server can have. */
  http(target: Target): readonly HttpFault[] {
    return this.of(target).flatMap((fault) => (isHttpFault(fault) ? [fault] : []))
  }

  #keep(wanted: (entry: Entry) => boolean): void {
    const kept = this.#active.filter(wanted)
    if (kept.length < this.#active.length) this.#change(kept)
  }

  #change(next: readonly Entry[]): void {
    const before = this.#disturbances()
    this.#active = next
    this.#byTarget = new Map()
    const after = this.#disturbances()
    if (before.length + after.length > 0) this.#model.disturb(after)
    const told = this.#listeners.map((listen) => listen(this.of('mesh')))
    this.#settled = Promise.all([this.#settled, ...told])
  }
  #disturbances(): readonly Disturbance[] {
    return this.#active.flatMap(({ fault }) => (isDisturbance(fault) ? [fault] : []))
  }
}

function isDisturbance(fault: DemoFault): fault is Extract<DemoFault, Disturbance> {
  return fault.kind === 'error' || fault.kind === 'slowdown' || fault.kind === 'load'
}

/** Where a fault acts: at most one acts at one place. */
function placeOf(fault: DemoFault): string {
  const kind = ANSWERS.has(fault.kind) ? 'answer' : fault.kind
  return JSON.stringify([fault.target, kind, ...subjectOf(fault)])
}

function subjectOf(fault: DemoFault): readonly (string | undefined)[] {
  switch (fault.kind) {
    case 'missing-metric':
      return [fault.metric]
    case 'missing-label':
      return [fault.label]
    case 'unscraped':
      return [fault.of]
    case 'deny':
      return [fault.verb, fault.resource]
    case 'error':
    case 'slowdown':
    case 'crash':
    case 'scale':
      return [fault.workload]
    case 'stale':
      return [fault.pod]
    case 'load':
      return [fault.entry]
    default:
      return 'path' in fault ? [fault.path] : []
  }
}
