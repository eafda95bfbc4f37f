import { answer } from '@/lib/server/http/answer'
import { getList } from '@/lib/server/lists/get-list'
import { requireUser } from '@/lib/server/access/require-user'

/** The services and service entries that the user may see, with traffic and health. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/services', async ({ query, signal }) => {
    const user = await requireUser()
    return getList(user, 'services', query, signal)
  })
}
