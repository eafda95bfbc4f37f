import { requireUser } from '@/lib/server/access/require-user'
import { getObjectStart } from '@/lib/server/config/get-object-start'
import { answer } from '@/lib/server/http/answer'

interface Context {
  readonly params: Promise<{ readonly kind: string }>
}

/** What a new object of a kind begins with at a place of the mesh. Nothing is written. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/config/new/{kind}', async ({ query, signal }) =>
    getObjectStart(await requireUser(), (await params).kind, query, signal),
  )
}
