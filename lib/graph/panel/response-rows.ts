import type { EdgeResponse, GraphEdge, Protocol } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import { splitFlags } from './response-flags'

/** One response code of an edge. Rates are in the edge's unit, percents of the edge's rate. */
export interface CodeRow {
  readonly code: string
  /** The name of a gRPC status; null for HTTP codes and for no response. */
  readonly name: string | null
  readonly isError: boolean
  readonly rate: number
  readonly percent: number | null
  readonly flags: readonly string[]
  /** Largest first. */
  readonly hosts: readonly { readonly host: string; readonly rate: number }[]
  readonly moreHosts: number
}

/** One value of `response_flags`, which may name several flags. */
export interface FlagRow {
  readonly label: string
  readonly flags: readonly string[]
  readonly rate: number
  readonly percent: number | null
  readonly codes: readonly string[]
}

// https://grpc.io/docs/guides/status-codes/
const GRPC_STATUS =
  'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED'.split(
    ' ',
  )

/** The codes of an edge, largest rate first. Empty for bytes and messages, whose code has no meaning. */
export function toCodeRows(edge: GraphEdge): readonly CodeRow[] {
  if (edge.unit !== 'req/s') return []
  return edge.responses
    .map((response) => ({
      code: response.code,
      name: edge.protocol === 'grpc' ? (GRPC_STATUS[Number(response.code || '-')] ?? null) : null,
      isError: isErrorCode(edge.protocol, response.code),
      rate: response.rate,
      percent: percentOf(response.rate, edge.rate),
      flags: [...new Set(Object.keys(response.flags).flatMap(splitFlags))].sort(compareText),
      ...hostsOf(response),
    }))
    .sort((a, b) => b.rate - a.rate || compareText(a.code, b.code))
}

/** The hosts that an edge's traffic asked for, per code; of TCP without codes. */
export function toHostRows(
  edge: GraphEdge,
): readonly (Pick<CodeRow, 'hosts' | 'moreHosts'> & { code: string | null })[] {
  return edge.responses
    .map((response) => ({ code: edge.unit === 'req/s' ? response.code : null, ...hostsOf(response) }))
    .filter((row) => row.hosts.length > 0)
}

/** The flags of an edge over all its codes, largest rate first; traffic without a flag makes no row. */
export function toFlagRows(edge: GraphEdge): readonly FlagRow[] {
  const found = new Map<string, { rate: number; codes: Set<string> }>()
  for (const response of edge.responses) {
    for (const [label, rate] of Object.entries(response.flags)) {
      const entry = found.get(label) ?? { rate: 0, codes: new Set() }
      entry.rate += rate
      if (edge.unit === 'req/s') entry.codes.add(response.code)
      found.set(label, entry)
    }
  }
  return [...found]
    .map(([label, { rate, codes }]) => ({
      label,
      flags: splitFlags(label),
      rate,
      percent: percentOf(rate, edge.rate),
      codes: [...codes].sort(compareText),
    }))
    .filter((row) => row.flags.length > 0)
    .sort((a, b) => b.rate - a.rate || compareText(a.label, b.label))
}

/** R1 and R2: no response, 4xx and 5xx; for gRPC every status but 0 and those nobody gave. */
function isErrorCode(protocol: Protocol, code: string): boolean {
  if (code === '-' || /^[45]\d\d$/.test(code)) return true
  return protocol === 'grpc' && code.length !== 3 && !['0', 'unknown', ''].includes(code)
}

function hostsOf(response: EdgeResponse): Pick<CodeRow, 'hosts' | 'moreHosts'> {
  return {
    hosts: Object.entries(response.hosts)
      .map(([host, rate]) => ({ host, rate }))
      .sort((a, b) => b.rate - a.rate || compareText(a.host, b.host)),
    moreHosts: response.moreHosts,
  }
}

function percentOf(part: number, whole: number): number | null {
  return whole > 0 ? (part / whole) * 100 : null
}
