import { answer } from '@/lib/server/http/answer'
import { getElementHistory } from '@/lib/server/graph/get-element-history'
import { requireUser } from '@/lib/server/access/require-user'

/** How the numbers of one node or edge came about: the parameters of `/api/graph`, and `element` with its id. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/graph/history', async ({ query, signal }) => {
    const user = await requireUser()
    return getElementHistory(user, query, signal)
  })
}
