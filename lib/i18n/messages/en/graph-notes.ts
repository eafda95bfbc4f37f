import type { NoteCode } from '@/lib/graph/model'

/** What a graph has to say about its own data. `count` is how many series, elements or names it concerns. */
export const graphNotes = {
  'missing-label':
    '{count, plural, one {# series lacks} other {# series lack}} labels of the standard Istio metrics: old proxies, or labels dropped on the way to the store?',
  'half-known':
    '{count, plural, one {# series names} other {# series name}} caller or service only in part; the traffic is drawn at unknown nodes.',
  'unknown-cluster': '{count, plural, one {# series does} other {# series do}} not tell the cluster.',
  'named-by-server':
    'For {count, plural, one {# call} other {# calls}} only the server’s proxy knew which workload answered; its name is used.',
  'claimed-caller':
    'At {count, plural, one {# server} other {# servers}} unnamed callers were recognised by what the callers reported themselves.',
  'possible-overlap':
    '{count, plural, one {# edge} other {# edges}} from unknown callers may repeat traffic that named callers already show.',
  'hop-not-drawn':
    '{count, plural, one {# waypoint hop is} other {# waypoint hops are}} left out, since another report of the same traffic is drawn.',
  'server-saw-more':
    'On {count, plural, one {# edge} other {# edges}} the server counted more than its callers: retries, or callers that are not scraped.',
  'hidden-waypoint-traffic': 'Waypoints are not drawn; {count, plural, one {# edge} other {# edges}} went with them.',
  'hidden-in-service-graph':
    '{count, plural, one {# edge has} other {# edges have}} no service to be drawn at and cannot be part of a service graph.',
  'short-window': 'The window is shorter than four scrapes, so rates are rough or missing.',
  'namespace-younger':
    '{count, plural, one {# namespace is} other {# namespaces are}} younger than the window: rates are averaged over time in which nothing existed.',
  'focus-gone': 'What this node graph was asked for does not exist: removed, renamed, or never there.',
  'facts-now': 'The window lies in the past; badges, replicas and idle nodes tell of now.',
  'facts-missing':
    '{count, plural, one {# cluster is} other {# clusters are}} not read, or not yet, so badges, replicas and idle nodes are missing there.',
  'source-failed':
    '{count, plural, one {# query} other {# queries}} of the metric store failed; those numbers are missing.',
  'metric-missing':
    'The store lacks {count, plural, one {# Istio metric} other {# Istio metrics}}; what depends on it is not shown.',
  'latency-degraded': 'There are too many calls for quantiles; response times are averages.',
  'native-resolution': 'Quantiles come from native histograms and are as exact as the buckets of their schema.',
  'recorded-rates':
    '{count, plural, one {# metric was} other {# metrics were}} read from recording rules, which are a minute or two behind.',
  'bad-annotation':
    '{count, plural, one {# health annotation is} other {# health annotations are}} malformed and ignored.',
  collapsed: '{count, plural, one {# element is} other {# elements are}} inside groups to keep the drawing readable.',
  'failing-collapsed':
    '{count, plural, one {# failing element is} other {# failing elements are}} inside groups: there are more than can be drawn.',
  'expand-refused':
    '{count, plural, one {# group} other {# groups}} cannot be expanded: the drawing would be too large.',
} as const satisfies Record<NoteCode, string>
