import 'server-only'
import type { User } from '@/lib/access/user'
import type { ListName } from '@/lib/lists/model'
import { getConfigList } from '@/lib/server/config/get-config-list'
import { getList } from '@/lib/server/lists/get-list'

/** More rows make a document that is parsed twice; the browser fetches them packed. */
const MOST_ROWS = 400

/** The rows for a document that is loaded, as the API's body; undefined where they are better fetched. */
export async function listForPage(
  user: User,
  list: ListName,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<string | undefined> {
  const answer = list === 'config' ? await getConfigList(user, query) : await getList(user, list, query, signal)
  return answer.rows.length > MOST_ROWS ? undefined : JSON.stringify(answer)
}
