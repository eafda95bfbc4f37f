import { requireUser } from '@/lib/server/access/require-user'
import { getLabels } from '@/lib/server/edit/get-labels'
import { answer } from '@/lib/server/http/answer'

interface Context {
  readonly params: Promise<{ readonly namespace: string; readonly kind: string; readonly name: string }>
}

/** Labels and annotations of one object as the API server holds them now. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/labels/{namespace}/{kind}/{name}', async ({ query, signal }) => {
    const user = await requireUser()
    return getLabels(user, await params, query, signal)
  })
}
