import { type PlaceDraft, PlaceStorage } from '@/lib/client/place-storage'
import { memoryOf, recordOf } from '@/lib/graph/places/memory-record'
import { NO_PLACES, type PlaceMemory } from '@/lib/graph/places/place-memory'
import type { PlaceRecord, Viewport } from '@/lib/graph/places/place-record'
import { type LayoutName, LAYOUTS } from '@/lib/url/graph-view'

/** What is known of one view of the mesh. */
export interface Page {
  readonly memory: PlaceMemory
  /** The layout of the last full arranging. */
  readonly layout: LayoutName | undefined
  /** The part that the user looks at; undefined while all of the graph is shown. */
  readonly viewport: Viewport | undefined
}

/** Where pages outlive the document. */
export type PageStore = Pick<PlaceStorage, 'read' | 'keep'>

const MOST_PAGES = 30
const BLANK: Page = { memory: NO_PLACES, layout: undefined, viewport: undefined }

/**
 * The places of the views looked at lately, so that leaving the canvas (for the table, say) loses none. What another window
 * stores meanwhile is not looked at again: nothing here moves because of it.
 */
export class PlaceBook {
  readonly #pages = new Map<string, Page>()
  readonly #store: PageStore | undefined

  constructor(store?: PageStore) {
    this.#store = store
  }

  has(view: string): boolean {
    return this.#find(view) !== undefined
  }

  /** Whether a drawing of this view begins with places of its own, or of the view before. */
  knowsAny(view: string): boolean {
    return this.#pages.size > 0 || this.has(view)
  }

  page(view: string): Page {
    return this.#find(view) ?? BLANK
  }

  /** The view written to last. */
  latest(): Page {
    return [...this.#pages.values()].at(-1) ?? BLANK
  }

  /** @param touched ids of nodes that the user has dragged or freed. */
  write(view: string, part: Partial<Page>, touched: Iterable<string> = []): void {
    this.#put(view, { ...this.page(view), ...part })
    this.#store?.keep(view, () => this.#draft(view), touched)
  }

  #find(view: string): Page | undefined {
    const known = this.#pages.get(view)
    if (known !== undefined) return known
    const page = toPage(this.#store?.read(view))
    if (page !== undefined) this.#put(view, page)
    return page
  }

  #put(view: string, page: Page): void {
    this.#pages.delete(view)
    this.#pages.set(view, page)
    const [oldest] = this.#pages.keys()
    if (this.#pages.size > MOST_PAGES && oldest !== undefined) this.#pages.delete(oldest)
  }

  #draft(view: string): PlaceDraft | undefined {
    const page = this.#pages.get(view)
    if (page?.layout === undefined) return undefined
    return { ...recordOf(page.memory), layout: page.layout, viewport: page.viewport ?? null }
  }
}

function toPage(record: PlaceRecord | undefined): Page | undefined {
  const layout = LAYOUTS.find((name) => name === record?.layout)
  if (record === undefined || layout === undefined) return undefined
  return { memory: memoryOf(record, performance.now()), layout, viewport: record.viewport ?? undefined }
}

const books = new Map<string, PlaceBook>()

/** The one book of a user in this document. */
export function placeBookOf(user: string): PlaceBook {
  const known = books.get(user)
  if (known !== undefined) return known
  const book = new PlaceBook(new PlaceStorage(user))
  books.set(user, book)
  return book
}
