import type { GraphRequest } from '@/lib/graph/model'
import { isRecord } from '@/lib/std/is-record'
import { FURTHEST, type Places } from './drawing'
import type { Place } from './extent'

/** What of a view outlives the page: where its nodes are and what part of it was looked at. */
export interface PlaceRecord {
  readonly view: string
  /** Unix milliseconds; of two records of one view the later counts. */
  readonly savedAt: number
  /** The layout that the places come from. */
  readonly layout: string
  readonly places: Places
  /** Those that the user put where they are. */
  readonly pinned: ReadonlySet<string>
  /** Those that were not drawn when the record was made. */
  readonly left: ReadonlySet<string>
  /** The point in the middle of the canvas; null where all of the graph was shown. */
  readonly viewport: Viewport | null
}

/** The part of a drawing that is looked at: the point in the middle of the canvas and its scale. */
export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

const MOST_PLACES = 2000
const PIN = 'pin'
const LEFT = 'left'
const LONGEST_KEY = 200

type ViewOf = Pick<GraphRequest, 'type' | 'services' | 'boxes' | 'cluster' | 'scope'>

/**
 * The name under which the places of a view are kept (graph.md P7): window, time, traffic, labels, find and hide are not
 * in it, so changing them moves nothing.
 *
 * @param digest a short fixed name for a long text, such as its SHA-256.
 */
export function viewKey(view: ViewOf, digest: (text: string) => string): string {
  const boxes = [...view.boxes].sort().join(',')
  const key = ['1', view.type, String(view.services), boxes, view.cluster ?? '', scopeKey(view.scope)].join('|')
  return key.length > LONGEST_KEY ? digest(key) : key
}

function scopeKey(scope: GraphRequest['scope']): string {
  if (scope.kind === 'mesh') return '*'
  if (scope.kind === 'namespaces') return [...scope.names].sort().join(',')
  const { node } = scope
  if (node.kind === 'operation') return `operation:${node.namespace}/${node.label}=${node.value}`
  const version = node.kind === 'app' && node.version !== null ? `/${node.version}` : ''
  return `${node.kind}:${node.namespace}/${node.name}${version}`
}

/** Writes a record as JSON; of more than 2,000 places those of nodes not drawn are dropped first, pins last. */
export function printPlaceRecord(record: PlaceRecord): string {
  const { view, savedAt, layout, viewport, pinned, left } = record
  const worth = (id: string): number => (pinned.has(id) ? 2 : left.has(id) ? 0 : 1)
  const kept = [...record.places].sort(([a], [b]) => worth(b) - worth(a)).slice(0, MOST_PLACES)
  const places = kept.map(([id, { x, y }]) => {
    const at = [Math.round(x), Math.round(y)]
    return [id, pinned.has(id) ? [...at, PIN] : left.has(id) ? [...at, LEFT] : at] as const
  })
  return JSON.stringify({ schema: 1, view, savedAt, layout, places: Object.fromEntries(places), viewport })
}

/**
 * Reads a record back. Written by hand, as the page would load a whole library for this alone.
 *
 * @returns undefined when anything in it is broken or of another version: half a map is worse than none.
 */
export function parsePlaceRecord(text: string): PlaceRecord | undefined {
  const read = parseJson(text)
  if (!isRecord(read) || read.schema !== 1) return undefined
  const { view, savedAt, layout } = read
  if (typeof view !== 'string' || typeof savedAt !== 'number' || typeof layout !== 'string') return undefined
  const viewport = read.viewport === null ? null : readViewport(read.viewport)
  const placed = readPlaces(read.places)
  if (viewport === undefined || placed === undefined) return undefined
  return { view, savedAt, layout, viewport, ...placed }
}

function readPlaces(value: unknown): Pick<PlaceRecord, 'places' | 'pinned' | 'left'> | undefined {
  if (!isRecord(value)) return undefined
  // Ids come from outside, so they must not become keys of an object: places are read as pairs.
  const entries = Object.entries(value)
  const places = new Map<string, Place>()
  const marked = { [PIN]: new Set<string>(), [LEFT]: new Set<string>() }
  for (const [id, at] of entries) {
    if (!isList(at) || at.length > 3) return undefined
    const [x, y, mark] = at
    if (!isCoordinate(x) || !isCoordinate(y)) return undefined
    places.set(id, { x, y })
    if (mark === PIN || mark === LEFT) marked[mark].add(id)
    else if (at.length === 3) return undefined
  }
  return entries.length > MOST_PLACES ? undefined : { places, pinned: marked.pin, left: marked.left }
}

function readViewport(value: unknown): Viewport | undefined {
  if (!isRecord(value)) return undefined
  const { x, y, zoom } = value
  const isZoom = typeof zoom === 'number' && zoom > 0 && zoom < Infinity
  return isCoordinate(x) && isCoordinate(y) && isZoom ? { x, y, zoom } : undefined
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function isCoordinate(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= FURTHEST
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // broken text is a broken record
  }
}
