import { mergeRecords } from '@/lib/graph/places/merge-records'
import { parsePlaceRecord, type PlaceRecord, printPlaceRecord } from '@/lib/graph/places/place-record'
import { storageKey } from './storage-key'

const MOST_VIEWS = 30
const WAIT_MS = 400
/** Writing waits for a moment in which the page has nothing to do, but not longer than this. */
const LONGEST_WAIT_MS = 2_000

export type PlaceDraft = Omit<PlaceRecord, 'view' | 'savedAt'>

interface Waiting {
  readonly draft: () => PlaceDraft | undefined
  readonly touched: Set<string>
}

/**
 * The places of graphs in this browser, one entry for each view of one user (graph.md P7): names of what was drawn and where
 * it stood, never its numbers. Without storage, or with a full one, places live as long as the page.
 */
export class PlaceStorage {
  readonly #prefix: string
  readonly #waiting = new Map<string, Waiting>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #listening = false

  /** @param user a short name for the user, the same at every visit. */
  constructor(user: string) {
    this.#prefix = `${storageKey(user)}:places`
  }

  /** The record of a view; undefined when there is none, or a broken one. */
  read(view: string): PlaceRecord | undefined {
    const record = this.#stored(view)
    if (record !== undefined) this.#markUsed(view)
    return record
  }

  /**
   * Keeps a view soon.
   *
   * @param draft what to keep, asked when it is written.
   * @param touched ids of nodes that the user has dragged or freed.
   */
  keep(view: string, draft: Waiting['draft'], touched: Iterable<string>): void {
    const before = this.#waiting.get(view)?.touched ?? []
    this.#waiting.set(view, { draft, touched: new Set([...before, ...touched]) })
    this.#listen()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => whenIdle(() => this.flush()), WAIT_MS)
  }

  /** Writes what waits. */
  flush(): void {
    clearTimeout(this.#timer)
    for (const [view, { draft, touched }] of this.#waiting) {
      const own = draft()
      // What could not be written is tried again with the next change.
      if (own === undefined || this.#write({ ...own, view, savedAt: Date.now() }, touched)) this.#waiting.delete(view)
    }
  }

  /** A page that is left or hidden may never get another turn. */
  #listen(): void {
    if (this.#listening) return
    this.#listening = true
    window.addEventListener('pagehide', () => this.flush())
    document.addEventListener('visibilitychange', () => document.hidden && this.flush())
  }

  #write(own: PlaceRecord, touched: ReadonlySet<string>): boolean {
    const stored = this.#stored(own.view)
    const record = mergeRecords(stored, own, touched)
    if (stored !== undefined && printPlaceRecord(stored) === printPlaceRecord({ ...record, savedAt: stored.savedAt })) {
      return true
    }
    const text = printPlaceRecord(record)
    const key = this.#key(own.view)
    const others = this.#usedViews().filter((view) => view !== own.view)
    while (!attempt(() => localStorage.setItem(key, text))) {
      const oldest = others.shift()
      if (oldest === undefined) return false
      this.#forget([oldest])
    }
    this.#markUsed(own.view)
    return true
  }

  #stored(view: string): PlaceRecord | undefined {
    const text = readText(this.#key(view))
    const record = text === null ? undefined : parsePlaceRecord(text)
    return record?.view === view ? record : undefined
  }

  /** Puts a view last among those used, and lets go what is too much. */
  #markUsed(view: string): void {
    const used = [...this.#usedViews().filter((other) => other !== view), view]
    this.#forget(used.slice(0, -MOST_VIEWS))
    attempt(() => localStorage.setItem(this.#prefix, JSON.stringify({ version: 1, used: used.slice(-MOST_VIEWS) })))
  }

  #forget(views: readonly string[]): void {
    for (const view of views) attempt(() => localStorage.removeItem(this.#key(view)))
  }

  /** The views of which there is an entry, the one used longest ago first; one that the list has lost comes before all. */
  #usedViews(): readonly string[] {
    const listed = readUsed(readText(this.#prefix))
    const there = new Set(keysFrom(`${this.#prefix}:`))
    const known = listed.filter((view) => there.delete(view))
    return [...there, ...known]
  }

  #key(view: string): string {
    return `${this.#prefix}:${view}`
  }
}

function whenIdle(then: () => void): void {
  // Safari has no idle time to offer.
  if ('requestIdleCallback' in window) requestIdleCallback(then, { timeout: LONGEST_WAIT_MS })
  else then()
}

function readUsed(text: string | null): readonly string[] {
  try {
    const list: unknown = text === null ? undefined : JSON.parse(text)
    const used: unknown = typeof list === 'object' && list !== null && 'used' in list ? list.used : undefined
    return Array.isArray(used) ? used.filter((view) => typeof view === 'string') : []
  } catch {
    return [] // a broken list only costs the order
  }
}

/** What follows the prefix in the keys that begin with it. */
function keysFrom(prefix: string): readonly string[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
    return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
  } catch {
    return [] // storage is switched off
  }
}

function readText(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // storage is switched off
  }
}

/** @returns false when storage is switched off or full */
function attempt(change: () => void): boolean {
  try {
    change()
    return true
  } catch {
    return false
  }
}
