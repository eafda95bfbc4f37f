import type { DemoClock } from '../clock'
import type { FaultSwitches } from '../http/faults'
import type { Disturbance } from '../model/script'
import type { TrafficModel } from '../model/traffic-model'
import type { DemoFault } from './fault'

interface Entry {
  readonly fault: DemoFault
  readonly untilMs: number
}

/** What is broken now, at the servers and in the mesh, and until when. */
export class FaultBoard {
  readonly #switches: FaultSwitches
  readonly #model: TrafficModel
  readonly #clock: DemoClock
  #active: readonly Entry[] = []

  constructor(parts: { readonly switches: FaultSwitches; readonly model: TrafficModel; readonly clock: DemoClock }) {
    this.#switches = parts.switches
    this.#model = parts.model
    this.#clock = parts.clock
    parts.clock.onTick((nowMs) => this.#keep(({ untilMs }) => untilMs > nowMs))
  }

  /** A server has one fault at a time: the newer one wins. Disturbances of the mesh add up. */
  add(fault: DemoFault): void {
    const untilMs = fault.seconds === undefined ? Infinity : this.#clock.now() + fault.seconds * 1000
    const others = this.#active.filter(({ fault: { target } }) => target === 'mesh' || target !== fault.target)
    this.#change([...others, { fault, untilMs }])
  }
  clear(target?: string): void {
    this.#keep(({ fault }) => target !== undefined && fault.target !== target)
  }
  list(): readonly DemoFault[] {
    return this.#active.map(({ fault }) => fault)
  }

  #keep(wanted: (entry: Entry) => boolean): void {
    const kept = this.#active.filter(wanted)
    if (kept.length < this.#active.length) this.#change(kept)
  }

  #change(next: readonly Entry[]): void {
    const before = this.#disturbances()
    this.#active = next
    this.#switches.clear()
    for (const { fault } of next) if (fault.target !== 'mesh') this.#switches.set(fault.target, fault)
    const after = this.#disturbances()
    if (before.length + after.length > 0) this.#model.disturb(after)
  }
  #disturbances(): readonly Disturbance[] {
    return this.#active.flatMap(({ fault }) => (fault.target === 'mesh' ? [fault] : []))
  }
}
