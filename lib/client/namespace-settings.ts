import { storedSetting } from './stored-setting'

const MAX_RECENT = 5

function readNames(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((name) => typeof name === 'string') ? value : undefined
}

/** Names that stand first in the picker. */
export const favouriteNamespaces = storedSetting<readonly string[]>({
  name: 'favourite-namespaces',
  version: 1,
  fallback: [],
  read: readNames,
})

/** The sets that were chosen last, the newest first. */
export const recentNamespaces = storedSetting<readonly (readonly string[])[]>({
  name: 'recent-namespaces',
  version: 1,
  fallback: [],
  read: (value) => (Array.isArray(value) ? value.map(readNames).filter((set) => set !== undefined) : undefined),
})

/** Puts a set first among the recent ones. */
export function rememberNamespaces(names: readonly string[]): void {
  if (names.length === 0) return
  const others = recentNamespaces.get().filter((set) => set.join() !== names.join())
  recentNamespaces.set([names, ...others].slice(0, MAX_RECENT))
}
