import { answer } from '@/lib/server/http/answer'
import { getDoctor } from '@/lib/server/doctor/get-doctor'
import { requireUser } from '@/lib/server/access/require-user'

/** Every source with the causes that were looked for: why something is missing. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/mesh/sources', async ({ query }) => {
    const user = await requireUser()
    return getDoctor(user, query)
  })
}
