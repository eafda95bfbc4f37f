import { storageKey } from './storage-key'

/** Whether this browser keeps places of a view, for whichever user: for the moment before it is known who that is. */
export function arePlacesKept(view: string): boolean {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
    return keys.some((key) => key.startsWith(storageKey('')) && key.endsWith(`:places:${view}`))
  } catch {
    return false // a browser may refuse its storage
  }
}
