import { requireUser } from '@/lib/server/access/require-user'
import { answer } from '@/lib/server/http/answer'
import { getServiceRouting } from '@/lib/server/routing/get-service-routing'

interface Context {
  readonly params: Promise<{ readonly namespace: string; readonly name: string }>
}

/** What routes a service today, with the exact texts of the objects, and what a new route could lead to. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/services/{namespace}/{name}/routing', async ({ query, signal }) => {
    const user = await requireUser()
    return getServiceRouting(user, await params, query, signal)
  })
}
