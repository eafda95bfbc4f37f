import { storedSetting } from './stored-setting'

const MAX_LENGTH = 4_000
/** Of one look: a selection and what of it is meant, opened groups, a search. */
const PASSING = ['sel', 'cause', 'expand', 'q']
/** A moment in the past, or one node: the whole view is one look. */
const ONE_LOOK = ['at', 'focus']

const lastQueries = storedSetting<Readonly<Record<string, string>>>({
  name: 'last-queries',
  version: 1,
  fallback: {},
  read: (value) =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        )
      : undefined,
})

/** In this tab, by path: gone with it, so that it holds the whole look. */
const looks = new Map<string, string>()

/** The address of a page as it was last looked at in this tab, search and moment included; its path alone before. */
export function lastLook(path: string): string {
  return `${path}${looks.get(path) ?? ''}`
}

/** The query string with which a page (its path) was last used in this browser; undefined when there is none. */
export function rememberedQuery(path: string): string | undefined {
  const queries = lastQueries.get()
  return Object.hasOwn(queries, path) ? queries[path] : undefined
}

/** Keeps how a page is used, without what belongs to one look. */
export function rememberQuery(path: string, query: URLSearchParams): void {
  looks.set(path, `?${query.toString()}`)
  if (ONE_LOOK.some((name) => query.has(name))) return
  const kept = new URLSearchParams(query)
  for (const name of PASSING) kept.delete(name)
  const text = kept.toString()
  if (text === '' || text.length > MAX_LENGTH || text === rememberedQuery(path)) return
  lastQueries.set({ ...lastQueries.get(), [path]: text })
}
