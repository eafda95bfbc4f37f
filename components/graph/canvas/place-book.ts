import type { LayoutName } from '@/lib/url/graph-view'
import { NO_PLACES, type PlaceMemory } from '@/lib/graph/places/place-memory'

/** What is known of one view of the mesh. */
export interface Page {
  readonly memory: PlaceMemory
  /** The layout of the last full arranging. */
  readonly layout: LayoutName | undefined
  readonly viewport: { readonly zoom: number; readonly pan: { readonly x: number; readonly y: number } } | undefined
}

const MOST_PAGES = 30
const BLANK: Page = { memory: NO_PLACES, layout: undefined, viewport: undefined }

/** The places of the views looked at lately, so that leaving the canvas (for the table, say) loses none. */
export class PlaceBook {
  readonly #pages = new Map<string, Page>()

  has(view: string): boolean {
    return this.#pages.has(view)
  }

  page(view: string): Page {
    return this.#pages.get(view) ?? BLANK
  }

  /** The view written to last. */
  latest(): Page {
    return [...this.#pages.values()].at(-1) ?? BLANK
  }

  write(view: string, part: Partial<Page>): void {
    const page = { ...this.page(view), ...part }
    this.#pages.delete(view)
    this.#pages.set(view, page)
    const [oldest] = this.#pages.keys()
    if (this.#pages.size > MOST_PAGES && oldest !== undefined) this.#pages.delete(oldest)
  }
}
