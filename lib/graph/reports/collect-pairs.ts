import { PROTOCOLS, type Reporter } from '../model'
import type { ResolvedRow } from '../series/resolved-row'
import type { Pair, ReporterSums, WeightedRow } from './pair'

/** Whose numbers come first: who waits and fails is the caller. */
const CLIENT_ORDER = ['source', 'waypoint', 'destination'] as const satisfies readonly Reporter[]
const SERVER_ORDER = ['destination', 'waypoint', 'source'] as const satisfies readonly Reporter[]

/** Groups rows into pairs and chooses each pair's reporters (C1, C2). Pairs come in the order of their first rows. */
export function collectPairs(rows: readonly ResolvedRow[], preference: 'client' | 'server'): readonly Pair[] {
  const byPair = new Map<number, ResolvedRow[]>()
  const width = rows.reduce((max, { destination }) => Math.max(max, destination.pairIndex), 0) + 1
  for (const row of rows) {
    const ends = row.source.pairIndex * width + row.destination.pairIndex
    const key = ends * PROTOCOLS.length + PROTOCOLS.indexOf(row.group.protocol)
    const pair = byPair.get(key)
    if (pair === undefined) byPair.set(key, [row])
    else pair.push(row)
  }
  const pairs: Pair[] = []
  for (const own of byPair.values()) {
    const [first] = own
    if (first !== undefined) pairs.push(makePair(first, own, preference))
  }
  return pairs
}

function makePair(first: ResolvedRow, rows: readonly ResolvedRow[], preference: 'client' | 'server'): Pair {
  const sums = { source: 0, waypoint: 0, destination: 0 }
  for (const { group, rate } of rows) sums[group.reporter] += rate
  const caller = firstReporter(sums, rows, CLIENT_ORDER)
  const chosen = preference === 'client' ? caller : firstReporter(sums, rows, SERVER_ORDER)
  const callerRows = reportedBy(caller, rows)
  const { source, destination } = first
  return {
    source,
    destination,
    protocol: first.group.protocol,
    rows,
    sums,
    chosen,
    callerRows,
    chosenRows: chosen === caller ? callerRows : reportedBy(chosen, rows),
    serverRows: serverSide(sums, rows),
    overlap: false,
  }
}

/** The first in the order whose rates sum above 0; among reports of nothing but zeros the first present. */
function firstReporter(sums: ReporterSums, rows: readonly ResolvedRow[], order: readonly Reporter[]): Reporter {
  const present = (name: Reporter): boolean => rows.some(({ group }) => group.reporter === name)
  return order.find((name) => sums[name] > 0) ?? order.find(present) ?? 'source'
}

function serverSide(sums: ReporterSums, rows: readonly ResolvedRow[]): readonly WeightedRow[] {
  if (sums.waypoint > 0) return reportedBy('waypoint', rows)
  return sums.destination > 0 ? reportedBy('destination', rows) : []
}

function reportedBy(reporter: Reporter, rows: readonly ResolvedRow[]): readonly WeightedRow[] {
  return rows.filter(({ group }) => group.reporter === reporter).map((row) => ({ row, weight: 1 }))
}
