import { getMeshRevisions } from '@/lib/server/control-plane/get-mesh-revisions'
import { requireUser } from '@/lib/server/access/require-user'
import { answer } from '@/lib/server/http/answer'

/** Control planes by revision, the namespaces that follow each, and those that follow nobody. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/mesh/revisions', async ({ query }) => {
    const user = await requireUser()
    return getMeshRevisions(user, query)
  })
}
