import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { storedSetting } from './stored-setting'

const MAX_LENGTH = 4_000
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

/**
 * Opens a page that was called without any parameter with the last ones used there, written into the URL, so that the URL alone
 * says what is shown. `passing` names parameters that belong to one look and are not kept.
 */
export function useRememberedQuery(page: string, passing: readonly string[]): void {
  const router = useRouter()
  const query = useSearchParams()
  useEffect(() => {
    if (query.size === 0) {
      const last = lastQueries.get()[page]
      if (last !== undefined) router.replace(`?${last}`)
      return
    }
    const kept = new URLSearchParams(query)
    for (const name of passing) kept.delete(name)
    const text = kept.toString()
    if (text !== '' && text.length <= MAX_LENGTH) lastQueries.set({ ...lastQueries.get(), [page]: text })
  }, [page, passing, query, router])
}
