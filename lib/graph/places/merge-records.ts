import type { PlaceRecord } from './place-record'

/**
 * What to keep of a view that another window has written to since: the later record counts, which is the own one, except
 * for pins. Whether a node is pinned, and where, is for the window to say in which the user dragged or freed it.
 *
 * @param stored what lies there; undefined: nothing.
 * @param touched ids of nodes that were dragged or freed in this window since it last wrote.
 */
export function mergeRecords(
  stored: PlaceRecord | undefined,
  own: PlaceRecord,
  touched: ReadonlySet<string>,
): PlaceRecord {
  if (stored === undefined) return own
  const theirs = [...stored.pinned].filter((id) => !touched.has(id))
  const places = new Map([...own.places, ...theirs.flatMap((id) => placeOf(stored, id))])
  const pinned = new Set([...theirs, ...[...own.pinned].filter((id) => touched.has(id))])
  return { ...own, places, pinned, left: new Set([...own.left].filter((id) => !pinned.has(id))) }
}

function placeOf({ places }: PlaceRecord, id: string) {
  const place = places.get(id)
  return place === undefined ? [] : [[id, place] as const]
}
