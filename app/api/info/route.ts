import { answer } from '@/lib/server/answer'
import { getInfo } from '@/lib/server/get-info'
import { requireOwnHost } from '@/lib/server/require-user'

export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/info', async () => {
    await requireOwnHost()
    return getInfo()
  })
}
