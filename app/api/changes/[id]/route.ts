import { requireUser } from '@/lib/server/access/require-user'
import { getChange } from '@/lib/server/edit/get-changes'
import { answer } from '@/lib/server/http/answer'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

/** One change with everything that was recorded of it. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/changes/[id]', async ({ query }) => {
    const user = await requireUser()
    refuseParameters(query)
    return getChange(user, (await params).id)
  })
}
