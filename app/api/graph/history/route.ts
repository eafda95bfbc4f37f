import { answer } from '@/lib/server/answer'
import { getElementHistory } from '@/lib/server/get-element-history'
import { requireUser } from '@/lib/server/require-user'

/** How the numbers of one node or edge came about: the parameters of `/api/graph`, and `element` with its id. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/graph/history', async ({ query, signal }) => {
    const user = await requireUser()
    return getElementHistory(user, query, signal)
  })
}
