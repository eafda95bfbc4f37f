import { requireUser } from '@/lib/server/access/require-user'
import { getKindSchema } from '@/lib/server/config/get-kind-schema'
import { answer } from '@/lib/server/http/answer'

interface Context {
  readonly params: Promise<{ readonly kind: string }>
}

/** The cluster's schema of a kind. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/config/schema/{kind}', async ({ query, signal }) => {
    await requireUser()
    return getKindSchema((await params).kind, query, signal)
  })
}
