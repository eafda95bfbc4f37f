import { answer } from '@/lib/server/http/answer'
import { getAppDetails } from '@/lib/server/details/get-details'
import { requireUser } from '@/lib/server/access/require-user'

interface Context {
  readonly params: Promise<{ readonly namespace: string; readonly app: string }>
}

/** What the cluster's objects tell of one of them. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/applications/{namespace}/{app}', async ({ query }) => {
    const user = await requireUser()
    const { namespace, app } = await params
    return getAppDetails(user, { namespace, name: app }, query)
  })
}
