/** What goes wrong at one server of the demo. Durations are milliseconds, `share` is 0 to 1. */
export type HttpFault = (
  | { readonly kind: 'down' | 'hang' | 'garbage' | 'empty' | 'huge' | 'trickle' | 'reset' }
  | { readonly kind: 'slow'; readonly delayMs: number }
  | { readonly kind: 'status'; readonly status: number }
) & {
  /** Only requests whose path ends so: `/log`, `/events`. What is open already goes on. */
  readonly path?: string | undefined
}

export const FAULT_TARGETS = ['prometheus', 'jaeger', 'tempo', 'zipkin', 'grafana', 'kubernetes'] as const
export type FaultTarget = (typeof FAULT_TARGETS)[number]

/** The switched-on faults of all servers: at most one per server, changed through the admin server. */
export class FaultSwitches {
  readonly #active = new Map<FaultTarget, HttpFault>()

  get(target: FaultTarget): HttpFault | undefined {
    return this.#active.get(target)
  }
  set(target: FaultTarget, fault: HttpFault): void {
    this.#active.set(target, fault)
  }
  clear(target?: FaultTarget): void {
    if (target === undefined) this.#active.clear()
    else this.#active.delete(target)
  }
  list(): readonly { readonly target: FaultTarget; readonly fault: HttpFault }[] {
    return [...this.#active].map(([target, fault]) => ({ target, fault }))
  }
}
