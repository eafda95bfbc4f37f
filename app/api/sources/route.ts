import { answer } from '@/lib/server/answer'
import { getSources } from '@/lib/server/get-sources'
import { refuseParameters } from '@/lib/server/refuse-parameters'
import { requireUser } from '@/lib/server/require-user'

/** What Pharos reads, and how well each of it answers. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/sources', async ({ query }) => {
    await requireUser()
    refuseParameters(query)
    return getSources()
  })
}
