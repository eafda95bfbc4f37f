import { requireUser } from '@/lib/server/access/require-user'
import { trySettings } from '@/lib/server/doctor/try-settings'
import { answer } from '@/lib/server/http/answer'
import { postedJson } from '@/lib/server/http/posted-json'

/** What the doctor finds in a source with the settings of the body, which are kept nowhere. */
export function POST(request: Request): Promise<Response> {
  return answer(request, '/api/mesh/sources/try', async () => {
    const user = await requireUser()
    return trySettings(user, await postedJson(request))
  })
}
