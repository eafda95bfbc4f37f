import { answer } from '@/lib/server/http/answer'
import { requireOwnHost } from '@/lib/server/access/require-user'

/** The process answers. Nothing else is asked, so a failing upstream never gets Pharos restarted. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/healthz', async () => {
    await requireOwnHost()
    return { status: 'ok' }
  })
}
