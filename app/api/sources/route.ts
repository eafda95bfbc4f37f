import { answer } from '@/lib/server/http/answer'
import { getSources } from '@/lib/server/sources/get-sources'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { requireUser } from '@/lib/server/access/require-user'

/** What Pharos reads, and how well each of it answers. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/sources', async ({ query }) => {
    await requireUser()
    refuseParameters(query)
    return getSources()
  })
}
