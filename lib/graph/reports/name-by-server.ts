import type { Protocol } from '../model'
import type { NoteDraft } from '../notes/note-draft'
import { isEgressName, type ResolvedRow } from '../series/resolved-row'
import { neverSentTest } from '../series/response-flags'
import { pairNote } from './pair-note'
import type { Pair, WeightedRow } from './pair'
import { remainder } from './remainder'

interface Call {
  readonly protocol: Protocol
  /** Sent by the caller to a workload it could not name. */
  unnamed: number
  /** Received by workloads of the service that the caller did not report. */
  named: number
}

/**
 * C3: requests that the caller's proxy sent to a service without learning the workload, and that the workloads reported themselves,
 * are the same requests. The servers' names stay and the unnamed part shrinks by what they account for.
 */
export function nameByServer(
  pairs: readonly Pair[],
  windowSeconds: number,
): { readonly pairs: readonly Pair[]; readonly notes: readonly NoteDraft[] } {
  const wasNeverSent = neverSentTest()
  const isUnnamed = (pair: Pair, row: ResolvedRow): boolean =>
    pair.chosen === 'source' &&
    pair.destination.known === null &&
    !isEgressName(row.destination.service) &&
    !wasNeverSent(row.flags)
  const calls = new Map<string, Call>()
  for (const pair of pairs) {
    const add = (row: ResolvedRow, sort: 'named' | 'unnamed', rate: number): void => {
      const key = serviceCallKey(row)
      if (key !== undefined) callOf(calls, key, pair.protocol)[sort] += rate
    }
    for (const { row } of pair.chosenRows) if (isUnnamed(pair, row)) add(row, 'unnamed', row.rate)
    if (pair.destination.known === null || pair.chosen === 'source') continue
    for (const [row, rate] of toldByServerOnly(pair, wasNeverSent)) add(row, 'named', rate)
  }
  const parts = new Map<string, number>()
  const moved: { protocol: Protocol; rate: number }[] = []
  for (const [key, { unnamed, named, protocol }] of calls) {
    const part = remainder(unnamed, named, windowSeconds)
    if (part === 1) continue
    parts.set(key, part)
    moved.push({ protocol, rate: unnamed * (1 - part) })
  }
  if (parts.size === 0) return { pairs, notes: [] }
  const shrink = (pair: Pair, { row, weight }: WeightedRow): WeightedRow => ({
    row,
    weight: isUnnamed(pair, row) ? weight * (parts.get(serviceCallKey(row) ?? '') ?? 1) : weight,
  })
  return { pairs: pairs.map((pair) => shrinkRows(pair, shrink)), notes: [pairNote('named-by-server', moved)] }
}

/**
 * What the counting server side tells of each service beyond what the caller named itself: where servers are preferred the caller's
 * own reports lie beside theirs, and are not unnamed a second time.
 */
function toldByServerOnly(
  { rows, chosenRows }: Pair,
  wasNeverSent: (flags: string | null) => boolean,
): readonly (readonly [ResolvedRow, number])[] {
  const told = new Map<number | null, { readonly row: ResolvedRow; rate: number }>()
  for (const { row } of chosenRows) {
    const present = told.get(row.destination.serviceIndex)
    if (present === undefined) told.set(row.destination.serviceIndex, { row, rate: row.rate })
    else present.rate += row.rate
  }
  for (const row of rows) {
    const own = told.get(row.destination.serviceIndex)
    if (row.group.reporter === 'source' && own !== undefined && !wasNeverSent(row.flags)) own.rate -= row.rate
  }
  return [...told.values()].filter(({ rate }) => rate > 0).map(({ row, rate }) => [row, rate])
}

function shrinkRows(pair: Pair, shrink: (pair: Pair, row: WeightedRow) => WeightedRow): Pair {
  if (pair.chosen !== 'source' || pair.destination.known !== null) return pair
  const chosenRows = pair.chosenRows.map((row) => shrink(pair, row)).filter(({ weight }) => weight > 0)
  return { ...pair, chosenRows, callerRows: chosenRows }
}

function callOf(calls: Map<string, Call>, key: string, protocol: Protocol): Call {
  const present = calls.get(key)
  if (present !== undefined) return present
  const made = { protocol, unnamed: 0, named: 0 }
  calls.set(key, made)
  return made
}

/** Caller, service (whatever its cluster: an unmet request knows none) and protocol; undefined where no service is known. */
function serviceCallKey({ source, destination, group }: ResolvedRow): string | undefined {
  if (destination.serviceIndex === null) return undefined
  return `${source.pairIndex}|${destination.serviceIndex}|${group.protocol}`
}
