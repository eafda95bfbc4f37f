import { answer } from '@/lib/server/http/answer'
import { getList } from '@/lib/server/lists/get-list'
import { getNamespaces } from '@/lib/server/namespaces/get-namespaces'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { requireUser } from '@/lib/server/access/require-user'

/** The namespaces that the user may see: as a picker needs them, or with `fields` as the list has them. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/namespaces', async ({ query, signal }) => {
    const user = await requireUser()
    if (query.has('fields')) return getList(user, 'namespaces', query, signal)
    refuseParameters(query)
    return getNamespaces(user)
  })
}
