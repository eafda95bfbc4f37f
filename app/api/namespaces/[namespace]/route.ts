import { answer } from '@/lib/server/http/answer'
import { getNamespaceDetails } from '@/lib/server/details/get-details'
import { requireUser } from '@/lib/server/access/require-user'

interface Context {
  readonly params: Promise<{ readonly namespace: string }>
}

/** What the cluster's objects tell of one namespace. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/namespaces/{namespace}', async ({ query }) => {
    const user = await requireUser()
    return getNamespaceDetails(user, (await params).namespace, query)
  })
}
