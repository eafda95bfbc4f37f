import type { InstantSeries, LabelSet } from '@/lib/ports/metric-store'
import { compareText } from '@/lib/std/compare-text'
import type { MeshFacts } from '../facts'
import { type GraphRequest, type Protocol, REPORTERS } from '../model'
import type { NoteDraft } from '../notes/note-draft'
import { NO_RESPONSE, responseCode } from '../numbers/response-code'
import { inScope } from '../query/in-scope'
import { DESTINATION_LABELS, REQUEST_LABELS, SECURITY_LABELS, SOURCE_LABELS } from '../query/labels'
import type { QueryPlan } from '../query/plan-queries'
import { type QueryId, TRAFFIC_QUERY_IDS, type TrafficQueryId } from '../query/query-id'
import { visibleScope } from '../query/visible-scope'
import { createIdTable, type IdGroup, type IdTable, known } from './id-group'

/** One series of a traffic query as it was reported, nothing resolved. Rates are per second. */
export interface ReadRow {
  /** The series' own labels, by which it can be found again. */
  readonly labels: LabelSet
  readonly group: IdGroup
  readonly rate: number
  readonly code: string
  /** Envoy's response flags, a comma list or `-`; null where the metric has none. */
  readonly flags: string | null
  readonly policy: string | null
  readonly sourcePrincipal: string | null
  readonly destinationPrincipal: string | null
  /** Value of the label of classified requests. */
  readonly operation: string | null
}

export interface ReadTraffic {
  /** In the order of their full label tuples, so that sums do not depend on the order of the answer (T2). */
  readonly rows: readonly ReadRow[]
  readonly ids: IdTable
  readonly notes: readonly NoteDraft[]
}

type Answers = ReadonlyMap<QueryId, readonly InstantSeries[]>

/** Labels of the identity that every proxy of a current Istio writes; an absent one is worth a note. */
const EXPECTED_LABELS = [...SOURCE_LABELS, ...DESTINATION_LABELS].filter((name) => !name.endsWith('_cluster'))

/**
 * Reads the traffic queries of the first wave (N1 to N3). Rates that are no number, infinite or negative are no measurement
 * and are left out; so are series of reporters and protocols that were not asked for.
 */
export function readSeries(request: GraphRequest, facts: MeshFacts, plan: QueryPlan, answers: Answers): ReadTraffic {
  const ids = createIdTable()
  const missing = new Map<string, number>()
  const entries: SortableRow[] = []
  const isSelected = plan.selectInCode ? inScope(visibleScope(request, facts).names, facts) : undefined
  let lacking = 0
  for (const query of TRAFFIC_QUERY_IDS) {
    const read = rowReader(query, request.operations)
    for (const { labels, value } of answers.get(query) ?? []) {
      if (!Number.isFinite(value) || value < 0 || (value === 0 && !request.idleEdges)) continue
      const reporter = REPORTERS.find((name) => name === labels.reporter)
      const protocol = protocolOf(query, labels)
      if (reporter === undefined || !isAsked(request, query, protocol)) continue
      if (isSelected !== undefined && !isSelected(labels)) continue
      if (countMissing(labels, missing)) lacking += 1
      const group = ids.intern(labels, reporter, protocol)
      entries.push({ row: read(labels, group, value), query })
    }
  }
  const notes: readonly NoteDraft[] =
    lacking === 0 ? [] : [{ code: 'missing-label', count: lacking, ids: [...missing.keys()].sort(compareText) }]
  return { rows: inTupleOrder(entries, ids, request.operations), ids, notes }
}

/** Values of `request_protocol` other than grpc are http. */
export function requestProtocol(labels: LabelSet): Protocol {
  return labels.request_protocol === 'grpc' ? 'grpc' : 'http'
}

function protocolOf(query: TrafficQueryId, labels: LabelSet): Protocol {
  if (query === 'requests') return requestProtocol(labels)
  return query === 'tcp-received' || query === 'tcp-sent' ? 'tcp' : 'grpc'
}

function isAsked({ http, grpc }: GraphRequest, query: TrafficQueryId, protocol: Protocol): boolean {
  if (query !== 'requests') return true
  return protocol === 'http' ? http === 'requests' : grpc === 'requests'
}

function countMissing(labels: LabelSet, missing: Map<string, number>): boolean {
  let any = false
  for (const name of EXPECTED_LABELS) {
    const value = labels[name]
    if (value !== undefined && value !== '') continue
    missing.set(name, (missing.get(name) ?? 0) + 1)
    any = true
  }
  return any
}

function rowReader(query: TrafficQueryId, operations: string | null) {
  const hasFlags = query !== 'request-messages' && query !== 'response-messages'
  return (labels: LabelSet, group: IdGroup, rate: number): ReadRow => ({
    labels,
    group,
    rate,
    code:
      query === 'requests'
        ? responseCode(group.protocol, known(labels.response_code), known(labels.grpc_response_status))
        : NO_RESPONSE,
    flags: hasFlags ? (known(labels.response_flags) ?? '-') : null,
    policy: known(labels.connection_security_policy),
    sourcePrincipal: known(labels.source_principal),
    destinationPrincipal: known(labels.destination_principal),
    operation: operations === null ? null : known(labels[operations]),
  })
}

interface SortableRow {
  readonly row: ReadRow
  readonly query: TrafficQueryId
}

/** What tells rows of one identity apart, beside their query and reporter. */
const REST_LABELS: readonly string[] = [...SECURITY_LABELS, ...REQUEST_LABELS]

/** By the ranks of both ends, so that labels are compared only among the rows of one pair. */
function inTupleOrder(entries: readonly SortableRow[], ids: IdTable, operations: string | null): readonly ReadRow[] {
  const sources = ranks(ids.sources.map(({ key }) => key))
  const destinations = ranks(ids.destinations.map(({ key }) => key))
  const compareRest = restOrder(operations === null ? REST_LABELS : [...REST_LABELS, operations])
  return entries
    .map(({ row, query }) => {
      const { source, destination } = row.group
      const place = (sources.get(source.key) ?? 0) * destinations.size + (destinations.get(destination.key) ?? 0)
      return { row, query, place }
    })
    .sort((a, b) => a.place - b.place || compareRest(a, b) || a.row.rate - b.row.rate)
    .map(({ row }) => row)
}

function restOrder(names: readonly string[]): (a: SortableRow, b: SortableRow) => number {
  return (a, b) => {
    const first = compareText(a.query, b.query) || compareText(a.row.group.reporter, b.row.group.reporter)
    if (first !== 0) return first
    for (const name of names) {
      const order = compareText(known(a.row.labels[name]) ?? '', known(b.row.labels[name]) ?? '')
      if (order !== 0) return order
    }
    return 0
  }
}

function ranks(keys: readonly string[]): ReadonlyMap<string, number> {
  return new Map(keys.toSorted(compareText).map((key, index) => [key, index]))
}
