import { BASE_PATH } from './api-url'

/** The key under which this browser keeps something: two installations under one host must not share settings. */
export function storageKey(name: string): string {
  return `pharos:${BASE_PATH}:${name}`
}

/** Where the chosen theme is kept; read by a script before the first paint, so that nothing flashes. */
export const COLOR_SCHEME_KEY = storageKey('theme')

export const DENSITY = 'density'
/** Read before the first paint as well. */
export const DENSITY_KEY = storageKey(DENSITY)
