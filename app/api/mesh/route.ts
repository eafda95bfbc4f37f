import { answer } from '@/lib/server/http/answer'
import { getMesh } from '@/lib/server/topology/get-mesh'
import { requireUser } from '@/lib/server/access/require-user'

/** What runs the mesh and how it is, as far as the user may see it. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/mesh', async ({ query, signal }) => {
    const user = await requireUser()
    return getMesh(user, query, signal)
  })
}
