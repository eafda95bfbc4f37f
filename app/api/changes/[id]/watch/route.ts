import { requireUser } from '@/lib/server/access/require-user'
import { getChangeWatch } from '@/lib/server/edit/get-change-watch'
import { answer } from '@/lib/server/http/answer'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

/** What happens after a change. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/changes/[id]/watch', async ({ query, signal }) => {
    const user = await requireUser()
    refuseParameters(query)
    return getChangeWatch(user, (await params).id, signal)
  })
}
