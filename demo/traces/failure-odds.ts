import { type Answer, flagsOf, type Hop, isFailure, type NodeCall, type Outcome } from '../model/outcome'
import type { OwnPart, ShareOf, TrafficNode } from '../model/outcome'

/** What one place of the mesh does wrong: a proxy that cannot deliver, or a workload that answers badly. */
export type Failure = `fails ${string}`
/** What shall come of a request: whatever chance brings, no failure at all, or this failure before any other. */
export type Aim = 'any' | 'clear' | Failure

/** What a request does at a workload, one after the other: its calls, each made with a chance, then its own answer. */
export type Step = { readonly chance: number; readonly call: NodeCall } | { readonly own: OwnPart }

/** How probable it is that a request reaches an aim, below any point of the tree. Remembers what it computed for one plan. */
export class FailureOdds {
  readonly #steps = new Map<TrafficNode, readonly Step[]>()
  readonly #known = new Map<Aim, Map<TrafficNode, number>>()

  of(aim: Aim, { parts, hop, answers, exchange }: Outcome): number {
    if (aim === 'any') return 1
    if (exchange !== undefined) return this.of(aim, exchange.one)
    if (parts.length > 0) return parts.reduce((sum, { of, share }) => sum + share * this.of(aim, of), 0)
    if (hop === undefined) return aim === 'clear' ? 1 : 0
    if ('ended' in hop) return fits(aim, endFailure(hop, answers)) ? 1 : 0
    if (hop.abandoned !== undefined) return fits(aim, endFailure(hop, answers)) ? 1 : 0
    if (hop.reached.layer === 4) return aim === 'clear' ? 1 : 0
    return this.#ofNode(aim, hop.reached.node)
  }

  /** Of one step, when all before it are done. */
  ofStep(aim: Aim, step: Step): number {
    if ('own' in step) return step.own.answers.reduce((sum, answer) => sum + ownOdds(aim, step.own, answer), 0)
    const made = step.chance * this.of(aim, step.call.outcome)
    return aim === 'clear' || aim === 'any' ? 1 - step.chance + made : made
  }

  stepsOf(node: TrafficNode): readonly Step[] {
    const known = this.#steps.get(node)
    if (known !== undefined) return known
    const steps: Step[] = node.calls.flatMap((call) => {
      const { times } = call.manner
      return Array.from({ length: Math.ceil(times) }, (_, index) => ({ chance: Math.min(1, times - index), call }))
    })
    if (node.own !== undefined) steps.push({ own: node.own })
    this.#steps.set(node, steps)
    return steps
  }

  #ofNode(aim: Aim, node: TrafficNode): number {
    const known = this.#known.get(aim) ?? new Map<TrafficNode, number>()
    this.#known.set(aim, known)
    const before = known.get(node)
    if (before !== undefined) return before
    let [clear, first] = [1, 0]
    for (const step of this.stepsOf(node)) {
      if (aim !== 'clear') first += clear * this.ofStep(aim, step)
      clear *= this.ofStep('clear', step)
    }
    const odds = aim === 'clear' ? clear : first
    known.set(node, odds)
    return odds
  }
}

/** The share of an application's own answer, if it fits the aim. */
export function ownOdds(aim: Aim, own: OwnPart, { of, share }: ShareOf<Answer>): number {
  return fits(aim, ownFailure(own, of)) ? share : 0
}

export function ownFailure({ workload }: OwnPart, answer: Answer): Failure | undefined {
  return isFailure(answer) ? `fails ${workload.key} ${answer.code}/${answer.grpcStatus}` : undefined
}

/** Of a call that ends at the asker's proxy, by its answer. What happens at a server for which nobody waits is left to chance. */
export function endFailure(hop: Hop, [answer]: Outcome['answers']): Failure | undefined {
  if (answer === undefined || !isFailure(answer.of)) return undefined
  const { code, grpcStatus } = answer.of
  const { caller, waypoint } = hop.asker
  const { service } = 'ended' in hop ? hop.ended : hop.reached
  return `fails ${(waypoint ?? caller).key} to ${service.service} ${code}/${grpcStatus} ${flagsOf(hop)}`
}

function fits(aim: Aim, failure: Failure | undefined): boolean {
  return aim === 'any' || (aim === 'clear' ? failure === undefined : failure === aim)
}
