import { answer } from '@/lib/server/http/answer'
import { getHealth } from '@/lib/server/lists/get-health'
import { requireUser } from '@/lib/server/access/require-user'

/** How the things of some namespaces are: reference → status with its reasons. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/health', async ({ query, signal }) => {
    const user = await requireUser()
    return getHealth(user, query, signal)
  })
}
