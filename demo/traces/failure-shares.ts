import type { Outcome, TrafficNode } from '../model/outcome'
import { endFailure, type Failure, type FailureOdds, ownFailure } from './failure-odds'

/** A failure with the share of requests in which it is the first. */
export interface FailureShare {
  readonly failure: Failure
  readonly share: number
}

/** Everything that can go wrong below these outcomes, whose shares sum to 1. One pass: the tree of a large mesh is wide. */
export function failureShares(
  roots: readonly { readonly outcome: Outcome; readonly share: number }[],
  odds: FailureOdds,
): readonly FailureShare[] {
  const shares = new Map<Failure, number>()
  /** Probability that a request arrives and nothing failed before, all arrivals of a request together. */
  const arriving = new Map<TrafficNode, number>()
  const add = (failure: Failure | undefined, share: number): void => {
    if (failure !== undefined && share > 0) shares.set(failure, share + (shares.get(failure) ?? 0))
  }
  const spread = ({ parts, hop, answers, exchange }: Outcome, share: number): void => {
    if (exchange !== undefined) {
      spread(exchange.one, share)
      return
    }
    for (const part of parts) spread(part.of, share * part.share)
    if (parts.length > 0 || hop === undefined) return
    if ('ended' in hop || hop.abandoned !== undefined) add(endFailure(hop, answers), share)
    else if (hop.reached.layer === 7) arriving.set(hop.reached.node, share + (arriving.get(hop.reached.node) ?? 0))
  }
  for (const { outcome, share } of roots) spread(outcome, share)
  for (const node of callersFirst(roots.map(({ outcome }) => outcome))) {
    let share = arriving.get(node) ?? 0
    for (const step of odds.stepsOf(node)) {
      if ('call' in step) spread(step.call.outcome, share * step.chance)
      else for (const answer of step.own.answers) add(ownFailure(step.own, answer.of), share * answer.share)
      share *= odds.ofStep('clear', step)
    }
  }
  return [...shares].map(([failure, share]) => ({ failure, share }))
}

function callersFirst(roots: readonly Outcome[]): readonly TrafficNode[] {
  const seen = new Set<TrafficNode>()
  const finished: TrafficNode[] = []
  const visit = ({ parts, hop, exchange }: Outcome): void => {
    if (exchange !== undefined) {
      visit(exchange.one)
      return
    }
    for (const { of } of parts) visit(of)
    if (parts.length > 0 || hop === undefined || !('reached' in hop) || hop.abandoned !== undefined) return
    const { node, layer } = hop.reached
    if (layer === 4 || seen.has(node)) return
    seen.add(node)
    for (const { outcome } of node.calls) visit(outcome)
    finished.push(node)
  }
  roots.forEach(visit)
  return finished.reverse()
}
