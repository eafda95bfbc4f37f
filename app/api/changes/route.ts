import { requireUser } from '@/lib/server/access/require-user'
import { getChanges } from '@/lib/server/edit/get-changes'
import { answer } from '@/lib/server/http/answer'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'

/** What was changed through Pharos. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/changes', async ({ query }) => {
    const user = await requireUser()
    refuseParameters(query, ['kind', 'namespace', 'name'])
    return getChanges(user, query)
  })
}
