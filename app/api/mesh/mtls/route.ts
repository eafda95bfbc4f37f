import { answer } from '@/lib/server/http/answer'
import { requireUser } from '@/lib/server/access/require-user'
import { getCoverage } from '@/lib/server/coverage/get-coverage'

/** How much of the traffic is secured, who sends plain text, and whose policy says something else than what is seen. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/mesh/mtls', async ({ query, signal }) => {
    const user = await requireUser()
    return getCoverage(user, query, signal)
  })
}
