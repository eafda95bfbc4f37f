import { answer } from '@/lib/server/answer'
import { getNamespaces } from '@/lib/server/get-namespaces'
import { refuseParameters } from '@/lib/server/refuse-parameters'
import { requireUser } from '@/lib/server/require-user'

/** The namespaces that the user may see. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/namespaces', async ({ query }) => {
    const user = await requireUser()
    refuseParameters(query)
    return getNamespaces(user)
  })
}
