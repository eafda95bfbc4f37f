import type { GraphRequest } from '@/lib/graph/model'
import { z } from 'zod'
import { FURTHEST, type Places } from './drawing'

/** What of a view outlives the page: where its nodes are and what part of it was looked at. */
export interface PlaceRecord {
  readonly view: string
  /** Unix milliseconds; of two records of one view the later counts. */
  readonly savedAt: number
  readonly places: Places
  readonly pinned: ReadonlySet<string>
  readonly viewport: { readonly x: number; readonly y: number; readonly zoom: number } | null
}

const MOST_PLACES = 2000
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

/** Writes a record as JSON; places beyond the first 2,000 are dropped, pins last. */
export function printPlaceRecord(record: PlaceRecord): string {
  const pinnedFirst = [...record.places].sort(([a], [b]) => Number(record.pinned.has(b)) - Number(record.pinned.has(a)))
  const places = pinnedFirst.slice(0, MOST_PLACES).map(([id, { x, y }]) => {
    const at: readonly (number | 'pin')[] = [
      Math.round(x),
      Math.round(y),
      ...(record.pinned.has(id) ? ['pin' as const] : []),
    ]
    return [id, at] as const
  })
  const { view, savedAt, viewport } = record
  return JSON.stringify({ schema: 1, view, savedAt, places: Object.fromEntries(places), viewport })
}

const coordinate = z.number().min(-FURTHEST).max(FURTHEST)
/** Ids come from outside, so they must not become keys of an object: places are read as pairs. */
const pairs = z.preprocess(
  (value) => (typeof value === 'object' && value !== null ? Object.entries(value) : value),
  z.array(z.tuple([z.string(), z.tuple([coordinate, coordinate], z.literal('pin'))])).max(MOST_PLACES),
)
const recordSchema = z.object({
  schema: z.literal(1),
  view: z.string(),
  savedAt: z.number(),
  places: pairs,
  viewport: z.object({ x: coordinate, y: coordinate, zoom: z.number().positive() }).nullable(),
})

/**
 * Reads a record back.
 *
 * @returns undefined when anything in it is broken or of another version: half a map is worse than none.
 */
export function parsePlaceRecord(text: string): PlaceRecord | undefined {
  const read = recordSchema.safeParse(parseJson(text))
  if (!read.success) return undefined
  const { view, savedAt, viewport, places } = read.data
  return {
    view,
    savedAt,
    viewport,
    places: new Map(places.map(([id, [x, y]]) => [id, { x, y }])),
    pinned: new Set(places.filter(([, at]) => at.length > 2).map(([id]) => id)),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // broken text is a broken record
  }
}
