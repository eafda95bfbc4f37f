import { answer } from '@/lib/server/http/answer'
import { getSearch } from '@/lib/server/search/get-search'
import { requireUser } from '@/lib/server/access/require-user'

/** Objects of visible namespaces by their names. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/search', async ({ query }) => {
    const user = await requireUser()
    return getSearch(user, query)
  })
}
