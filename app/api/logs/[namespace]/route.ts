import { answer } from '@/lib/server/http/answer'
import { getLogTargets } from '@/lib/server/logs/get-log-targets'
import { requireUser } from '@/lib/server/access/require-user'

interface Context {
  readonly params: Promise<{ readonly namespace: string }>
}

/** The pods and containers of a workload whose logs can be read. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/logs/[namespace]', async ({ query }) => {
    const user = await requireUser()
    return getLogTargets(user, (await params).namespace, query)
  })
}
