import { answer } from '@/lib/server/http/answer'
import { getWorkloadDetails } from '@/lib/server/details/get-details'
import { requireUser } from '@/lib/server/access/require-user'

interface Context {
  readonly params: Promise<{ readonly namespace: string; readonly name: string }>
}

/** What the cluster's objects tell of one of them. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/workloads/{namespace}/{name}', async ({ query }) => {
    const user = await requireUser()
    return getWorkloadDetails(user, await params, query)
  })
}
