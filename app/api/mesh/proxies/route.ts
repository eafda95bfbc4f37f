import { getProxies } from '@/lib/server/control-plane/get-proxies'
import { requireUser } from '@/lib/server/access/require-user'
import { answer } from '@/lib/server/http/answer'

/** The proxies of the mesh: version, revision, how far istiod has brought them, and what they lack. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/mesh/proxies', async ({ query, signal }) => {
    const user = await requireUser()
    return getProxies(user, query, signal)
  })
}
