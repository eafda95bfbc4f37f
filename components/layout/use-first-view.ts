import { rememberedQuery, rememberQuery } from '@/lib/client/remembered-query'
import { useScope } from '@/lib/client/use-graph-view'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { useSettings } from './settings-context'

/**
 * Opens a page that was called without any parameter as it was last used, or with the installation's window, and writes that
 * into the URL: the URL alone says what is shown.
 */
export function useFirstView(): void {
  const path = usePathname()
  const query = useSearchParams()
  const router = useRouter()
  const { defaultWindow } = useSettings()
  const [{ duration }, setScope] = useScope()
  useEffect(() => {
    if (query.size > 0) {
      rememberQuery(path, query)
      return
    }
    const last = rememberedQuery(path)
    if (last !== undefined) router.replace(`?${last}`)
    else if (duration !== defaultWindow) setScope({ duration: defaultWindow }, 'replace')
  }, [path, query, router, duration, defaultWindow, setScope])
}
