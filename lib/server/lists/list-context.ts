import 'server-only'
import type { ListContext } from '@/lib/lists/parse-list-request'
import { getConfig } from '@/lib/server/process/config'
import { getNow } from '@/lib/server/sources/get-now'
import { getMetricSource } from '@/lib/server/sources/metric-source'

/** What the query of a list is read with. The store is asked for the time only where the question names a moment. */
export async function listContext(query: URLSearchParams): Promise<ListContext> {
  const { clock } = getMetricSource()
  const now = query.has('at') ? await getNow().catch(() => clock.estimate()) : clock.estimate()
  return { defaultSeconds: getConfig().ui.window, now }
}
