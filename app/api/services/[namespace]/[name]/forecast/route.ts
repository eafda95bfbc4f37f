import { requireUser } from '@/lib/server/access/require-user'
import { getSplitTraffic } from '@/lib/server/forecast/get-split-traffic'
import { answer } from '@/lib/server/http/answer'

interface Context {
  readonly params: Promise<{ readonly namespace: string; readonly name: string }>
}

/** What a traffic split of a service can be predicted from, and judged by. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/services/{namespace}/{name}/forecast', async ({ query, signal }) => {
    const user = await requireUser()
    return getSplitTraffic(user, await params, query, signal)
  })
}
