import type { StoredChange } from './store'

/** What reacts to objects, once a second; it learns of changes as they are stored. */
export interface Controller {
  noticed(change: StoredChange): void
  tick(nowMs: number): void
}
