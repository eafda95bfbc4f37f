import { BOX_LEVELS, GRAPH_TYPES, LATENCIES, PROTOCOLS, STATUSES } from '@/lib/graph/model'
import { isLabelName } from '@/lib/graph/request/is-label-name'
import { formatDuration, parseDuration } from '@/lib/time/duration'
import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { asSubsetOf } from './as-subset-of'

export const LAYOUTS = ['layered', 'radial', 'breadth', 'grid', 'force'] as const
export type LayoutName = (typeof LAYOUTS)[number]
export const EDGE_LABELS = ['rate', 'latency', 'throughput', 'share'] as const
export type EdgeLabel = (typeof EDGE_LABELS)[number]
export const NODE_BADGES = ['security', 'sidecars', 'routing'] as const
export type NodeBadge = (typeof NODE_BADGES)[number]
/** Which edges are drawn; problems are those that are failing or degraded. */
export const EDGE_MODES = ['all', 'problems', 'none'] as const
export type EdgeMode = (typeof EDGE_MODES)[number]
/** What the table can be narrowed to; `not-rated` is what no rule rates. */
export const HEALTH_FILTERS = [...STATUSES, 'not-rated'] as const
/** `pause`: no timer. `manual`: nothing loads before the button is pressed. */
export const REFRESHES = ['pause', 'manual', '10s', '15s', '30s', '1m', '5m', '15m'] as const
export type Refresh = (typeof REFRESHES)[number]

const asDuration = createParser({
  parse: (text) => {
    const seconds = parseDuration(text)
    return seconds === undefined || seconds < 15 || seconds > 30 * 86_400 ? null : seconds
  },
  serialize: formatDuration,
})

const asLabelName = createParser({
  parse: (text) => (isLabelName(text) ? text : null),
  serialize: (name: string) => name,
})

/**
 * Everything of the graph page that a copied link must show: the one description of its URL, read by the server for the
 * first paint and by the browser afterwards. The data parameters have the names and values of `GET /api/graph`.
 * Values equal to the default are left out; a bad value falls back to its default (`findBadParameters` names it).
 */
export const graphViewParsers = {
  /** Names, or `*` alone for every namespace the user may see. Empty: nothing chosen yet. */
  namespaces: parseAsArrayOf(parseAsString).withDefault([]),
  cluster: parseAsString,
  focus: parseAsString,
  /** Of a node graph: the query of the graph it was entered from. */
  back: parseAsString,
  /** Seconds. */
  duration: asDuration.withDefault(300),
  /** Unix seconds; absent = now. */
  at: parseAsInteger,
  /** Absent: the installation's default. */
  refresh: parseAsStringLiteral(REFRESHES),
  type: parseAsStringLiteral(GRAPH_TYPES).withDefault('versioned-app'),
  services: parseAsBoolean.withDefault(true),
  http: parseAsStringLiteral(['requests', 'none']).withDefault('requests'),
  grpc: parseAsStringLiteral(['requests', 'sent', 'received', 'total', 'none']).withDefault('requests'),
  tcp: parseAsStringLiteral(['sent', 'received', 'total', 'none']).withDefault('sent'),
  ambient: parseAsStringLiteral(['total', 'waypoint', 'ztunnel', 'none']).withDefault('total'),
  reporter: parseAsStringLiteral(['client', 'server']).withDefault('client'),
  waypoints: parseAsBoolean.withDefault(false),
  idleEdges: parseAsBoolean.withDefault(false),
  idleNodes: parseAsBoolean.withDefault(false),
  boxes: asSubsetOf(BOX_LEVELS.filter((level) => level !== 'app')).withDefault(['namespace', 'cluster']),
  /** Which quantile the label `latency` shows. */
  latency: parseAsStringLiteral(LATENCIES.filter((name) => name !== 'none')).withDefault('p95'),
  /** Which body the label `throughput` counts. */
  throughput: parseAsStringLiteral(['request', 'response']).withDefault('request'),
  /** The label whose values are drawn as operations. It has no control: it comes with a link. */
  operations: asLabelName,
  expand: parseAsArrayOf(parseAsString).withDefault([]),
  /** Ids of the frames that are drawn as one node. */
  fold: parseAsArrayOf(parseAsString).withDefault([]),
  edgeMode: parseAsStringLiteral(EDGE_MODES).withDefault('all'),
  edgeLabels: asSubsetOf(EDGE_LABELS).withDefault(['rate']),
  badges: asSubsetOf(NODE_BADGES).withDefault([...NODE_BADGES]),
  layout: parseAsStringLiteral(LAYOUTS).withDefault('layered'),
  animation: parseAsBoolean.withDefault(false),
  view: parseAsStringLiteral(['graph', 'table']).withDefault('graph'),
  /** Expressions (lib/graph/find): what is marked, and what is left out of drawing and table. */
  find: parseAsString.withDefault(''),
  hide: parseAsString.withDefault(''),
  /** Ids of the selected nodes, edges and boxes. */
  sel: parseAsArrayOf(parseAsString).withDefault([]),
  panel: parseAsStringLiteral(['open', 'closed']).withDefault('open'),
  /** Of the table: which rows, in which order (`rate`, `-rate`), and narrowed to what. */
  rows: parseAsStringLiteral(['edges', 'nodes']).withDefault('edges'),
  sort: parseAsString,
  q: parseAsString.withDefault(''),
  health: asSubsetOf(HEALTH_FILTERS).withDefault([]),
  protocol: asSubsetOf(PROTOCOLS).withDefault([]),
}

export type GraphView = inferParserType<typeof graphViewParsers>

/** Reads the view out of a query string or of Next's `searchParams`; bad values become defaults. */
export const readGraphView = createLoader(graphViewParsers)

/** Writes the query string of a view (`?…`, or empty), defaults left out. */
export const writeGraphView = createSerializer(graphViewParsers)
