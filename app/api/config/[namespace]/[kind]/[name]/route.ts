import { getConfigObject } from '@/lib/server/config/get-config-object'
import { requireUser } from '@/lib/server/access/require-user'
import { answer } from '@/lib/server/http/answer'

interface Context {
  readonly params: Promise<{ readonly namespace: string; readonly kind: string; readonly name: string }>
}

/** One object of Istio or the Gateway API as the API server holds it now. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/config/{namespace}/{kind}/{name}', async ({ query, signal }) => {
    const user = await requireUser()
    return getConfigObject(user, await params, query, signal)
  })
}
