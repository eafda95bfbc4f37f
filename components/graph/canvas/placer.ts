import type { DrawnParts } from '@/lib/graph/model'
import type { DisplayTexts } from '@/lib/graph/display/display-texts'
import { toDrawing } from '@/lib/graph/display/to-drawing'
import type { Drawing, Places } from '@/lib/graph/places/drawing'
import { arrangeNodes, type KeptPlaces, placeNodes, type Placement } from '@/lib/graph/places/place-nodes'
import { afterDrawing, keptPlaces, type PlaceMemory, withoutPins, withPins } from '@/lib/graph/places/place-memory'
import type { LayoutName } from '@/lib/url/graph-view'
import { takeFirstLayout } from './layout/first-layout'
import { layoutEngine } from './layout/layout-engine'
import { rowsEngine } from './layout/rows-engine'
import type { LayoutWorkers } from './layout/layout-workers'
import type { Page, PlaceBook } from './place-book'

/** A graph that shall be drawn. */
export interface PlaceRequest {
  readonly graph: DrawnParts
  /** With what is hidden of it at present: places are for all of it, so that hiding and showing moves nothing. */
  readonly whole: DrawnParts
  readonly view: string
  readonly layout: LayoutName
  readonly texts: DisplayTexts
}

/** A graph with a place for each of its nodes. */
export interface PlacedGraph {
  readonly graph: DrawnParts
  readonly view: string
  readonly drawing: Drawing
  readonly places: Places
  readonly crowded: boolean
  readonly pins: Places
  readonly pinned: number
  /** Counts full arrangings: when it rises, everything moved and the picture is fitted anew. */
  readonly arranged: number
  /** The engine failed, so nodes stand in rows. */
  readonly fallback: boolean
}

interface Answer {
  readonly placement: Placement
  readonly arranged: boolean
  readonly fallback: boolean
}

/**
 * Finds places for one graph after another. A refresh waits for the arranging that is under way (or a slow layout would
 * never end); another view or layout overtakes it, and the overtaken answer is dropped.
 */
export class Placer {
  readonly #book: PlaceBook
  readonly #workers: LayoutWorkers
  readonly #show: (placed: PlacedGraph) => void
  #running: { readonly request: PlaceRequest; overtaken: boolean } | undefined
  #next: PlaceRequest | undefined
  #last: PlacedGraph | undefined
  #arranged = 0

  constructor(book: PlaceBook, workers: LayoutWorkers, show: (placed: PlacedGraph) => void) {
    this.#book = book
    this.#workers = workers
    this.#show = show
  }

  place(request: PlaceRequest): void {
    const running = this.#running
    if (running?.request.view === request.view && running.request.layout === request.layout) {
      this.#next = request
      return
    }
    this.#overtake()
    void this.#run(request, false)
  }

  /** Lays everything out anew; pins stay. */
  arrange(request: PlaceRequest): void {
    this.#overtake()
    void this.#run(request, true)
  }

  pin(places: Places): void {
    this.#remember((memory) => withPins(memory, places), places.keys(), places)
  }

  /** Frees these nodes, or all of them. They stay where they are. */
  unpin(ids?: readonly string[]): void {
    const pinned = this.#last === undefined ? [] : this.#book.page(this.#last.view).memory.pins.keys()
    this.#remember((memory) => withoutPins(memory, ids), ids ?? pinned)
  }

  close(): void {
    this.#overtake()
  }

  #overtake(): void {
    this.#next = undefined
    if (this.#running === undefined) return
    this.#running.overtaken = true
    this.#running = undefined
    this.#workers.close()
  }

  async #run(request: PlaceRequest, anew: boolean): Promise<void> {
    const turn = { request, overtaken: false }
    this.#running = turn
    const drawing = toDrawing(request.whole, request.texts)
    const answer = await this.#placement(request, drawing, anew)
    if (turn.overtaken) return
    this.#running = undefined
    this.#finish(request, drawing, answer)
    const next = this.#next
    this.#next = undefined
    if (next !== undefined) void this.#run(next, false)
  }

  #finish({ graph, view, layout }: PlaceRequest, drawing: Drawing, { placement, arranged, fallback }: Answer): void {
    if (arranged) this.#arranged += 1
    const { memory } = this.#pageFor(view)
    // What was dragged while the places were computed stays where it was dropped.
    const dropped = [...memory.pins].filter(([id]) => placement.places.has(id))
    const places = new Map([...placement.places, ...dropped])
    this.#book.write(view, {
      layout,
      memory: afterDrawing(memory, { ...placement, places }, performance.now()),
      // Where everything moved, the part that was looked at is another.
      ...(arranged ? { viewport: undefined } : {}),
    })
    const { crowded } = placement
    this.#publish({
      graph,
      view,
      drawing,
      places: placesOf(graph, places),
      crowded,
      fallback,
      pins: memory.pins,
      pinned: memory.pins.size,
      arranged: this.#arranged,
    })
  }

  /** A view seen for the first time begins with what is known of the one before. */
  #pageFor(view: string): Page {
    return this.#book.has(view) ? this.#book.page(view) : this.#book.latest()
  }

  async #placement(request: PlaceRequest, drawing: Drawing, anew: boolean): Promise<Answer> {
    const { view, layout } = request
    const page = this.#pageFor(view)
    const kept = keptPlaces(page.memory)
    let arranged = false
    const engine = async (whole: Drawing) => {
      arranged = true
      return takeFirstLayout(request.whole, layout) ?? layoutEngine(layout, this.#workers)(whole)
    }
    try {
      const placement =
        anew || page.layout !== layout
          ? await arrangeNodes(drawing, kept.pins, engine)
          : await this.#fit(drawing, kept, engine, this.#book.has(view))
      return { placement, arranged, fallback: false }
    } catch {
      // A browser may refuse workers, or a layout may fail on a graph; the picture must come all the same.
      return { placement: await arrangeNodes(drawing, kept.pins, rowsEngine), arranged: true, fallback: true }
    }
  }

  /** The places of another view are taken over unless that leaves a patchwork. */
  async #fit(
    drawing: Drawing,
    kept: KeptPlaces,
    engine: (drawing: Drawing) => Promise<Places>,
    known: boolean,
  ): Promise<Placement> {
    const placement = await placeNodes(drawing, kept, engine)
    return !known && placement.crowded ? arrangeNodes(drawing, kept.pins, engine) : placement
  }

  #remember(change: (memory: PlaceMemory) => PlaceMemory, touched: Iterable<string>, moved: Places = new Map()): void {
    const last = this.#last
    if (last === undefined) return
    const memory = change(this.#book.page(last.view).memory)
    this.#book.write(last.view, { memory }, touched)
    this.#publish({ ...last, places: new Map([...last.places, ...moved]), pins: memory.pins, pinned: memory.pins.size })
  }

  #publish(placed: PlacedGraph): void {
    this.#last = placed
    this.#show(placed)
  }
}

function placesOf({ nodes }: DrawnParts, places: Places): Places {
  return new Map(
    nodes.flatMap(({ id }) => {
      const place = places.get(id)
      return place === undefined ? [] : [[id, place] as const]
    }),
  )
}
