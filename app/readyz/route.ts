import { answer } from '@/lib/server/answer'
import { getReadiness } from '@/lib/server/get-readiness'
import { requireOwnHost } from '@/lib/server/require-user'

/** Settings are read and the watches have been started. A failing upstream is shown on the pages, not here. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/readyz', async () => {
    await requireOwnHost()
    return getReadiness()
  })
}
