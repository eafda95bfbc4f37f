import { useSyncExternalStore } from 'react'
import { storageKey } from './storage-key'

/** One thing that this browser remembers. What is stored under an older version, or is broken, passes through `read`. */
export interface StoredSetting<T> {
  readonly get: () => T
  readonly set: (value: T) => void
  readonly subscribe: (listener: () => void) => () => void
  readonly fallback: T
}

/**
 * @param read turns what was stored into a value: gets the parsed JSON (undefined when it was broken) and the version that
 *   wrote it; returns undefined where nothing can be made of it, then the fallback holds.
 */
export function storedSetting<T>(options: {
  readonly name: string
  readonly version: number
  readonly fallback: T
  readonly read: (value: unknown, version: number) => T | undefined
}): StoredSetting<T> {
  const { name, version, fallback, read } = options
  const key = storageKey(name)
  const listeners = new Set<() => void>()
  // The value of a text is kept, so that it stays the same object until the text changes.
  let seen: { readonly text: string | null; readonly value: T } | undefined
  let unsaved: { readonly value: T } | undefined

  const onStorage = (event: StorageEvent): void => {
    if (event.key === key || event.key === null) for (const listener of listeners) listener()
  }

  return {
    fallback,
    get() {
      if (unsaved !== undefined) return unsaved.value
      const text = readText(key)
      if (seen?.text !== text) seen = { text, value: parseStored(text, read) ?? fallback }
      return seen.value
    },
    set(value) {
      // Where storage is refused (private window, full) the value holds until the page is left.
      unsaved = writeText(key, JSON.stringify({ version, value })) ? undefined : { value }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      if (listeners.size === 0) window.addEventListener('storage', onStorage)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) window.removeEventListener('storage', onStorage)
      }
    },
  }
}

/** The setting and how to change it. The server, and the first paint in the browser, see the fallback. */
export function useStoredSetting<T>(setting: StoredSetting<T>): readonly [T, (value: T) => void] {
  const value = useSyncExternalStore(setting.subscribe, setting.get, () => setting.fallback)
  return [value, setting.set]
}

function parseStored<T>(text: string | null, read: (value: unknown, version: number) => T | undefined): T | undefined {
  if (text === null) return undefined
  try {
    const stored: unknown = JSON.parse(text)
    if (typeof stored !== 'object' || stored === null || !('version' in stored) || !('value' in stored))
      return undefined
    return typeof stored.version === 'number' ? read(stored.value, stored.version) : undefined
  } catch {
    return undefined // not ours, or cut off: as if nothing had been stored
  }
}

function readText(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // storage is switched off
  }
}

function writeText(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text)
    return true
  } catch {
    return false // storage is switched off or full
  }
}
