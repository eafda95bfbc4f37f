import { formatBytes } from '@/lib/i18n/format-bytes'
import { formatRate } from '@/lib/i18n/format-rate'
import { nameFirst } from '@/lib/std/name-first'
import type { NoteCode } from '../model'

/** What a note's sentence is made of. */
export interface NoteFacts {
  readonly count: number
  /** Requests or messages per second. */
  readonly rate: number
  readonly bytesPerSecond: number
  readonly ids: readonly string[]
}

/** Names in a sentence; the rest is counted. */
const MAX_NAMES = 3

/** The sentence of a note, with its numbers. */
export function noteText(code: NoteCode, facts: NoteFacts): string {
  const { count } = facts
  const traffic = trafficOf(facts)
  const names = nameFirst(facts.ids, MAX_NAMES)
  switch (code) {
    case 'missing-label':
      return `${plural(count, 'series lacks', 'series lack')} labels that Istio normally writes: ${names}.`
    case 'half-known':
      return `${plural(count, 'node stands', 'nodes stand')} for callers or hosts whose identity is only half known${traffic}.`
    case 'unknown-cluster':
      return `${plural(count, 'node is', 'nodes are')} in a cluster that no report names.`
    case 'named-by-server':
      return `For ${plural(count, 'call', 'calls')} the server named the workload that the caller could not${traffic}.`
    case 'claimed-caller':
      return `${plural(count, 'report', 'reports')} of unnamed callers were given to the callers who claim the traffic${traffic}.`
    case 'possible-overlap':
      return `Traffic of ${plural(count, 'unknown caller', 'unknown callers')} may also be told by callers with a name${traffic}.`
    case 'hop-not-drawn':
      return `${plural(count, 'call', 'calls')} through a waypoint ${count === 1 ? 'is' : 'are'} drawn once, not once per hop${traffic}.`
    case 'server-saw-more':
      return `On ${plural(count, 'edge', 'edges')} the server saw more than its callers report${traffic}: retries, or callers that are not scraped.`
    case 'hidden-waypoint-traffic':
      return `${plural(count, 'edge', 'edges')} at waypoints ${count === 1 ? 'is' : 'are'} not drawn${traffic}.`
    case 'hidden-in-service-graph':
      return `${plural(count, 'edge', 'edges')} between workloads ${count === 1 ? 'has' : 'have'} no service and ${count === 1 ? 'is' : 'are'} not in the service graph${traffic}.`
    case 'short-window':
      return 'The window is shorter than four scrape intervals: rates may be missing or coarse.'
    case 'namespace-younger':
      return `${plural(count, 'namespace was', 'namespaces were')} created after the window began: ${names}.`
    case 'focus-gone':
      return `There is no ${names} in the clusters: removed, renamed, or never there.`
    case 'facts-now':
      return 'The window ended more than 5 minutes ago: badges, replicas and idle nodes tell of now.'
    case 'facts-missing':
      return `${plural(count, 'cluster is', 'clusters are')} not read, or not yet: ${names}. Traffic is drawn without badges and replicas.`
    case 'source-failed':
      return `${plural(count, 'query', 'queries')} failed: ${names}. The graph is incomplete.`
    case 'metric-missing':
      return `The metric store does not have ${names}.`
    case 'latency-degraded':
      return 'Too many calls for quantiles: only average latencies are shown.'
    case 'native-resolution':
      return `Quantiles come from native histograms, whose buckets are up to ${names} wide.`
    case 'recorded-rates':
      return `Read from recording rules, which are a minute or two behind: ${names}.`
    case 'bad-annotation':
      return `${plural(count, 'health annotation', 'health annotations')} could not be read and ${count === 1 ? 'is' : 'are'} ignored.`
    case 'collapsed':
      return `${plural(count, 'node is', 'nodes are')} inside groups to keep the drawing readable.`
    case 'failing-collapsed':
      return `${plural(count, 'failing node does', 'failing nodes do')} not fit the drawing and ${count === 1 ? 'is' : 'are'} inside a group.`
    case 'expand-refused':
      return `${plural(count, 'group', 'groups')} could not be expanded: the drawing would exceed its budget.`
  }
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

function trafficOf({ rate, bytesPerSecond }: NoteFacts): string {
  const parts = [
    ...(rate > 0 ? [`${formatRate(rate)} per second`] : []),
    ...(bytesPerSecond > 0 ? [formatBytes(bytesPerSecond)] : []),
  ]
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}
