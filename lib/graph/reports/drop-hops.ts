import { type GraphRequest, PROTOCOLS } from '../model'
import type { NoteDraft } from '../notes/note-draft'
import type { ResolvedRow } from '../series/resolved-row'
import { neverSentTest } from '../series/response-flags'

/**
 * Leaves out what a waypoint makes visible twice (C6): once as a hop with the waypoint at one end, once as the waypoint's own
 * report about the two ends. Of requests the waypoint's report stays, for it names the real server and its codes. Of bytes the hops
 * stay where waypoints are drawn; where they are not, the hops go later, with the waypoints.
 */
export function dropHops(
  rows: readonly ResolvedRow[],
  { waypoints }: Pick<GraphRequest, 'waypoints'>,
): { readonly rows: readonly ResolvedRow[]; readonly notes: readonly NoteDraft[] } {
  const logical = callsOf(rows, isLogical)
  if (logical.size === 0) return { rows, notes: [] }
  const hops = callsOf(rows, (row) => row.destination.known?.waypoint === true)
  const wasNeverSent = neverSentTest()
  const isToldTwice = (row: ResolvedRow): boolean => {
    if (row.group.protocol === 'tcp') return waypoints && isLogical(row) && hops.has(callKey(row))
    const hop = row.group.reporter === 'source' && row.destination.known?.waypoint === true
    return hop && !wasNeverSent(row.flags) && logical.has(callKey(row))
  }
  const dropped = rows.filter(isToldTwice)
  if (dropped.length === 0) return { rows, notes: [] }
  const gone = new Set(dropped)
  return { rows: rows.filter((row) => !gone.has(row)), notes: [noteOf(dropped)] }
}

function noteOf(dropped: readonly ResolvedRow[]): NoteDraft {
  const sum = (ofBytes: boolean): number =>
    dropped.reduce((total, { group, rate }) => ((group.protocol === 'tcp') === ofBytes ? total + rate : total), 0)
  const count = new Set(dropped.map(callKey)).size
  return { code: 'hop-not-drawn', count, rate: sum(false), bytesPerSecond: sum(true) }
}

/** A waypoint's report about two others. */
function isLogical({ group, source, destination }: ResolvedRow): boolean {
  return group.reporter === 'waypoint' && source.known?.waypoint !== true && destination.known?.waypoint !== true
}

function callsOf(rows: readonly ResolvedRow[], test: (row: ResolvedRow) => boolean): ReadonlySet<string> {
  return new Set(rows.filter((row) => row.rate > 0 && test(row)).map(callKey))
}

/** Caller, service and protocol. */
function callKey({ source, destination, group }: ResolvedRow): string {
  return `${source.pairIndex}|${destination.serviceIndex ?? '-'}|${PROTOCOLS.indexOf(group.protocol)}`
}
