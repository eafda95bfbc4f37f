import type { Outcome } from '../model/outcome'
import type { Plan, Root } from '../model/plan'
import { type Aim, FailureOdds } from './failure-odds'
import { pick } from './pick'
import { failureShares, type FailureShare } from './failure-shares'
import { groupBy } from '@/lib/std/group-by'

/** Requests of one origin under one plan: of an entry from outside, or those that a workload starts by itself. */
export interface TraceEntry {
  readonly name: string
  readonly perSecond: number
  /** By their first failure; the rest goes well. */
  readonly failures: readonly FailureShare[]
  readonly odds: FailureOdds
  /** The call that begins a request with this aim; undefined when none can have it. */
  readonly start: (aim: Aim, dice: () => number) => Outcome | undefined
}

interface Start {
  readonly perSecond: number
  readonly outcome: Outcome
}

/** By name: that of the load curve which the requests follow. */
export function readEntries({ roots }: Plan): ReadonlyMap<string, TraceEntry> {
  const odds = new FailureOdds()
  const byName = groupBy(roots, ({ load }) => load)
  return new Map([...byName].map(([name, ofName]) => [name, toEntry(name, ofName.flatMap(startsOf), odds)]))
}

function startsOf({ perSecond, node }: Root): readonly Start[] {
  return node.calls.map(({ outcome }) => ({ perSecond, outcome }))
}

function toEntry(name: string, starts: readonly Start[], odds: FailureOdds): TraceEntry {
  const perSecond = starts.reduce((sum, start) => sum + start.perSecond, 0)
  const roots = starts.map((start) => ({ outcome: start.outcome, share: start.perSecond / perSecond }))
  return {
    name,
    perSecond,
    failures: perSecond > 0 ? failureShares(roots, odds) : [],
    odds,
    start(aim, dice) {
      const possible = starts.map((start) => ({ ...start, rate: start.perSecond * odds.of(aim, start.outcome) }))
      const chosen = pick(possible, dice, ({ rate }) => rate)
      return chosen !== undefined && chosen.rate > 0 ? chosen.outcome : undefined
    },
  }
}
