import { answer } from '@/lib/server/http/answer'
import { getReadiness } from '@/lib/server/process/get-readiness'
import { requireOwnHost } from '@/lib/server/access/require-user'

/** Settings are read and the watches have been started. A failing upstream is shown on the pages, not here. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/readyz', async () => {
    await requireOwnHost()
    return getReadiness()
  })
}
