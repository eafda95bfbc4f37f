import { answer } from '@/lib/server/http/answer'
import { getPodsAt } from '@/lib/server/details/get-pods-at'
import { requireUser } from '@/lib/server/access/require-user'

/** The pods that have these addresses. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/pods', async ({ query }) => {
    const user = await requireUser()
    return getPodsAt(user, query)
  })
}
