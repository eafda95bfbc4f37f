import { answer } from '@/lib/server/http/answer'
import { getOverview } from '@/lib/server/overview/get-overview'
import { requireUser } from '@/lib/server/access/require-user'

/** The mesh in a few cards, as far as the user may see it. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/overview', async ({ query, signal }) => {
    const user = await requireUser()
    return getOverview(user, query, signal)
  })
}
