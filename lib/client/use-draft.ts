import { isRecord } from '@/lib/std/is-record'
import { useCallback, useSyncExternalStore } from 'react'
import { storageKey } from './storage-key'

/** A text that is being changed and is not applied. */
export interface Draft {
  /** What the change began with. */
  readonly before: string
  readonly text: string
}

/** Longer ones live as long as the page does. */
const MOST_CHARACTERS = 500_000
const listeners = new Set<() => void>()
const known = new Map<string, Draft | undefined>()

/**
 * A draft of this tab: it survives leaving the page, a reload and a login, and ends with the tab.
 *
 * @param name of what is changed; one draft each
 */
export function useDraft(name: string): readonly [Draft | undefined, (draft: Draft | undefined) => void] {
  const key = storageKey(`draft:${name}`)
  const draft = useSyncExternalStore(subscribe, () => readDraft(key), nothing)
  const setDraft = useCallback(
    (next: Draft | undefined) => {
      known.set(key, next)
      store(key, next)
      for (const listener of listeners) listener()
    },
    [key],
  )
  return [draft, setDraft]
}

function readDraft(key: string): Draft | undefined {
  if (!known.has(key)) known.set(key, parse(load(key)))
  return known.get(key)
}

function parse(text: string | null): Draft | undefined {
  if (text === null) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (!isRecord(value) || typeof value.before !== 'string' || typeof value.text !== 'string') return undefined
    return { before: value.before, text: value.text }
  } catch {
    return undefined // written by another version, or by hand
  }
}

function load(key: string): string | null {
  try {
    return window.sessionStorage.getItem(key)
  } catch {
    return null // storage is switched off: the draft lives as long as the page does
  }
}

function store(key: string, draft: Draft | undefined): void {
  try {
    if (draft === undefined || draft.text.length + draft.before.length > MOST_CHARACTERS) {
      window.sessionStorage.removeItem(key)
    } else {
      window.sessionStorage.setItem(key, JSON.stringify(draft))
    }
  } catch {
    // Storage is full or switched off: the draft lives as long as the page does.
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function nothing(): undefined {
  return undefined
}
