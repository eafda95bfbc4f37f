import { storedSetting } from './stored-setting'

/** One more than is shown: the page one is on is not offered. */
const MAX_RECENT = 11
const MAX_LENGTH = 600

/** Paths below the base path of the pages about one thing that were opened last, the newest first. */
export const recentPages = storedSetting<readonly string[]>({
  name: 'recent-pages',
  version: 1,
  fallback: [],
  read: (value) =>
    Array.isArray(value)
      ? value.filter((path): path is string => typeof path === 'string').slice(0, MAX_RECENT)
      : undefined,
})

/** Puts a page first among the recent ones, if it is about one thing. */
export function rememberPage(path: string): void {
  if (!/^\/[a-z]+\/./.test(path) || path.length > MAX_LENGTH) return
  const recent = recentPages.get()
  if (recent[0] === path) return
  recentPages.set([path, ...recent.filter((other) => other !== path)].slice(0, MAX_RECENT))
}
