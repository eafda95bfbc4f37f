import { rememberedQuery, rememberQuery } from '@/lib/client/remembered-query'
import { writeGraphView } from '@/lib/url/graph-view'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { useSettings } from './settings-context'

/** Of one thing among many of its kind only this is remembered, for all of the kind. */
const WINDOW = ['duration', 'refresh']

/**
 * Opens a page that was called without any parameter as it was last used, or with the installation's window, and writes that
 * into the URL: the URL alone says what is shown.
 *
 * @param automatic parameters that the page is then opened with, unless the last use had others in their place.
 */
export function useFirstView(kept: 'view' | 'window', automatic: Readonly<Record<string, string>>): void {
  const pathname = usePathname()
  const path = kept === 'view' ? pathname : `/${pathname.split('/')[1] ?? ''}/*`
  const query = useSearchParams()
  const router = useRouter()
  const { defaultWindow } = useSettings()
  useEffect(() => {
    if (query.size > 0) {
      rememberQuery(path, kept === 'view' ? query : only(query, WINDOW))
      return
    }
    const first = new URLSearchParams(rememberedQuery(path) ?? writeGraphView({ duration: defaultWindow }))
    for (const [name, value] of Object.entries(automatic)) if (!first.has(name)) first.set(name, value)
    if (first.size > 0) router.replace(`?${first.toString()}`)
  }, [path, kept, query, router, defaultWindow, automatic])
}

function only(query: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => names.includes(name)))
}
