import { answer } from '@/lib/server/http/answer'
import { getInfo } from '@/lib/server/process/get-info'
import { requireOwnHost } from '@/lib/server/access/require-user'

export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/info', async () => {
    await requireOwnHost()
    return getInfo()
  })
}
