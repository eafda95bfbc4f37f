import { compareText } from '@/lib/std/compare-text'
import { type Drawing, FURTHEST, inNameOrder, type LayoutEngine, type PlacedNode, type Places, snap } from './drawing'
import type { Place } from './extent'
import { nearestSlot } from './nearest-slot'
import { eachBesideOthers, mean, neighboursOf, placeBeside } from './place-beside'
import { placeRows } from './place-rows'
import { Space } from './space'

/** What is known of places before a drawing. */
export interface KeptPlaces {
  /** Where the user dragged a node. */
  readonly pins: Places
  /** The drawing before this one. */
  readonly previous: Places
  /** Nodes that left a drawing not long ago. */
  readonly remembered: Places
  /** Nodes that were fitted in since the last full layout. */
  readonly fittedIn: ReadonlySet<string>
}

export interface Placement {
  /** One place for every node of the drawing. */
  readonly places: Places
  /** Nodes that this placement fitted in between others. */
  readonly fresh: ReadonlySet<string>
  /** Drawn nodes that were fitted in since the last full layout. */
  readonly fittedIn: ReadonlySet<string>
  /** So much was fitted in that arranging anew is worth offering; it is never done unasked. */
  readonly crowded: boolean
}

const CROWDED_FROM = 0.4

/**
 * Gives every node of a drawing a place (graph.md P1 to P6). What has a place keeps it; what is new is fitted in beside
 * its neighbours; only when nothing is known does the engine lay everything out. Equal input gives equal places.
 */
export async function placeNodes(drawing: Drawing, kept: KeptPlaces, engine: LayoutEngine): Promise<Placement> {
  const nodes = [...drawing.nodes].sort((a, b) => compareText(a.id, b.id))
  const places = new Map<string, Place>()
  const space = new Space(drawing)
  const put = (node: PlacedNode, place: Place) => {
    places.set(node.id, place)
    space.put(node, place)
  }
  for (const node of nodes) {
    const place = kept.pins.get(node.id) ?? kept.previous.get(node.id)
    if (place !== undefined) put(node, place)
  }
  for (const node of nodes) {
    const place = kept.remembered.get(node.id)
    if (place !== undefined && !places.has(node.id) && space.isFree(node, place)) put(node, place)
  }
  if (places.size === 0) return arrangeNodes(drawing, kept.pins, engine)
  const fresh = nodes.filter((node) => !places.has(node.id))
  fitIn(fresh, drawing, { kept, places, space, put })
  return summary(nodes, places, new Set(fresh.map((node) => node.id)), kept.fittedIn)
}

/**
 * Lays everything out anew, on the user's command: only pins stay where they are (graph.md P2).
 *
 * @throws when the engine fails or answers places beyond reason, which nobody could look for room at.
 */
export async function arrangeNodes(drawing: Drawing, pins: Places, engine: LayoutEngine): Promise<Placement> {
  const ordered = inNameOrder(drawing)
  const { nodes } = ordered
  const laidOut = await engine(ordered)
  for (const { x, y } of laidOut.values()) {
    if (!(Math.abs(x) <= FURTHEST && Math.abs(y) <= FURTHEST)) throw new Error(`no place for a node: ${x}, ${y}`)
  }
  const places = new Map<string, Place>()
  const space = new Space(drawing)
  const pinned = nodes.filter((node) => pins.has(node.id))
  for (const node of [...pinned, ...nodes.filter((node) => !pins.has(node.id))]) {
    const wanted = pins.get(node.id) ?? snap(laidOut.get(node.id) ?? { x: 0, y: 0 })
    // Only pins can be in the way: without them the engine's places stand as they are.
    const inTheWay = pinned.length > 0 && !pins.has(node.id) && !space.isFree(node, wanted)
    const place = inTheWay ? (nearestSlot(space, node, wanted) ?? wanted) : wanted
    places.set(node.id, place)
    space.put(node, place)
  }
  return { places, fresh: new Set(), fittedIn: new Set(), crowded: false }
}

interface Fitting {
  readonly kept: KeptPlaces
  readonly places: Places
  readonly space: Space
  readonly put: (node: PlacedNode, place: Place) => void
}

function fitIn(fresh: readonly PlacedNode[], drawing: Drawing, { kept, places, space, put }: Fitting): void {
  const neighbours = neighboursOf(drawing)
  const homeless: PlacedNode[] = []
  const settle = (node: PlacedNode, target: Place | undefined) => {
    const slot = target === undefined ? undefined : nearestSlot(space, node, target)
    if (slot === undefined) homeless.push(node)
    else put(node, slot)
  }
  const others: PlacedNode[] = []
  for (const node of fresh) {
    const middle = middleOfMembers(node, kept)
    if (middle === undefined) others.push(node)
    else settle(node, middle)
  }
  const alone = eachBesideOthers(others, neighbours, places, (node) =>
    settle(node, placeBeside(neighbours.get(node.id), places)),
  )
  for (const node of alone) settle(node, belowFrame(space, node))
  for (const { node, place } of placeRows(homeless, drawing, space.bounds)) put(node, place)
}

/** P6: a group stands where its members stood. */
function middleOfMembers(node: PlacedNode, kept: KeptPlaces): Place | undefined {
  const known = node.memberIds
    .map((id) => kept.pins.get(id) ?? kept.previous.get(id) ?? kept.remembered.get(id))
    .filter((place) => place !== undefined)
  const x = mean(known.map((place) => place.x))
  const y = mean(known.map((place) => place.y))
  return x === undefined || y === undefined ? undefined : { x, y }
}

/** A node without neighbours joins its frame at the lower edge, where it disturbs least. */
function belowFrame(space: Space, node: PlacedNode): Place | undefined {
  const frame = space.frameOf(node)
  return frame === undefined ? undefined : { x: (frame.x1 + frame.x2) / 2, y: frame.y2 }
}

function summary(
  nodes: readonly PlacedNode[],
  places: Places,
  fresh: ReadonlySet<string>,
  before: ReadonlySet<string>,
): Placement {
  const fittedIn = new Set(nodes.map((node) => node.id).filter((id) => fresh.has(id) || before.has(id)))
  return { places, fresh, fittedIn, crowded: nodes.length > 0 && fittedIn.size / nodes.length > CROWDED_FROM }
}
