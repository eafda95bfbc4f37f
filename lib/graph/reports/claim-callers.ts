import { groupBy } from '@/lib/std/group-by'
import { textKey } from '@/lib/std/text-key'
import type { Protocol } from '../model'
import type { NoteDraft } from '../notes/note-draft'
import { neverSentTest } from '../series/response-flags'
import type { Pair, WeightedRow } from './pair'
import { pairNote } from './pair-note'
import { isNotable, remainder } from './remainder'

/** A caller who says that it called a workload, of whom that workload's proxy knows nothing. */
interface Claim {
  readonly pair: Pair
  readonly rate: number
}

/** What a pair is after the unnamed reports were handed out. */
type Changes = Map<Pair, Pair>

/**
 * C4: reports of a server about callers of whom only the namespace is known belong to the callers of that namespace who claim to have
 * called it and whom no server names (usual for TCP where proxies could not exchange metadata). C5: of wholly unknown callers
 * nothing is taken away, since hiding a stranger is the worse mistake; a possible overlap is said instead.
 */
export function claimCallers(
  pairs: readonly Pair[],
  windowSeconds: number,
): { readonly pairs: readonly Pair[]; readonly notes: readonly NoteDraft[] } {
  const unnamed = pairs.filter(isUnnamed)
  if (unnamed.length === 0) return { pairs, notes: [] }
  const claims = collectClaims(pairs)
  const byNamespace = groupBy(claims, ({ pair }) => textKey(...namespaceOf(pair), targetKey(pair)))
  const openByTarget = new Map<string, number>()
  for (const { pair, rate } of claims) addTo(openByTarget, targetKey(pair), rate)

  const changes: Changes = new Map()
  const claimed: { protocol: Protocol; rate: number }[] = []
  for (const pair of unnamed.filter(({ source }) => source.namespace !== null)) {
    const own = byNamespace.get(textKey(...namespaceOf(pair), targetKey(pair))) ?? []
    const handed = handOut(pair, own, windowSeconds, changes)
    if (handed === 0) continue
    claimed.push({ protocol: pair.protocol, rate: handed })
    addTo(openByTarget, targetKey(pair), -handed)
  }
  const overlaps: { protocol: Protocol; rate: number }[] = []
  for (const pair of unnamed.filter(({ source }) => source.namespace === null)) {
    const rate = Math.min(pair.sums[pair.chosen], openByTarget.get(targetKey(pair)) ?? 0)
    if (!isNotable(rate, windowSeconds)) continue
    changes.set(pair, { ...pair, overlap: true })
    overlaps.push({ protocol: pair.protocol, rate })
  }
  const notes = [
    ...(claimed.length === 0 ? [] : [pairNote('claimed-caller', claimed)]),
    ...(overlaps.length === 0 ? [] : [pairNote('possible-overlap', overlaps)]),
  ]
  return { pairs: pairs.map((pair) => changes.get(pair) ?? pair), notes }
}

/** Reported by the server side alone, about a caller without workload and app. */
function isUnnamed({ source, chosen, sums, destination }: Pair): boolean {
  const nameless = source.known === null && source.app === null
  return nameless && chosen !== 'source' && sums.source === 0 && destination.known !== null
}

function collectClaims(pairs: readonly Pair[]): readonly Claim[] {
  const wasNeverSent = neverSentTest()
  const candidates = pairs.filter(
    ({ source, destination, sums, serverRows }) =>
      (source.known !== null || source.app !== null) &&
      destination.known !== null &&
      sums.source > 0 &&
      serverRows.length === 0,
  )
  return candidates
    .map((pair) => ({
      pair,
      rate: pair.chosenRows.reduce(
        (sum, { row, weight }) => (wasNeverSent(row.flags) ? sum : sum + row.rate * weight),
        0,
      ),
    }))
    .filter(({ rate }) => rate > 0)
}

/** Moves the claimed part of an unnamed pair to its claimants, in proportion; returns how much was moved. */
function handOut(pair: Pair, claims: readonly Claim[], windowSeconds: number, changes: Changes): number {
  const total = pair.sums[pair.chosen]
  const claimed = claims.reduce((sum, { rate }) => sum + rate, 0)
  const kept = remainder(total, claimed, windowSeconds)
  if (kept === 1) return 0
  const chosenRows = scaled(pair.chosenRows, kept)
  changes.set(pair, { ...pair, chosenRows, callerRows: chosenRows, serverRows: scaled(pair.serverRows, kept) })
  for (const claim of claims) {
    const serverRows = scaled(pair.serverRows, ((1 - kept) * claim.rate) / claimed)
    changes.set(claim.pair, { ...claim.pair, serverRows })
  }
  return total * (1 - kept)
}

function scaled(rows: readonly WeightedRow[], factor: number): readonly WeightedRow[] {
  if (factor === 0) return []
  return rows.map(({ row, weight }) => ({ row, weight: weight * factor }))
}

function namespaceOf({ source }: Pair): readonly [string | null, string | null] {
  return [source.cluster, source.namespace]
}

function targetKey({ destination, protocol }: Pair): string {
  return `${destination.pairIndex}|${protocol}`
}

function addTo(sums: Map<string, number>, key: string, rate: number): void {
  sums.set(key, (sums.get(key) ?? 0) + rate)
}
