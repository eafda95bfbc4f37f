import { answer } from '@/lib/server/http/answer'
import { getOwnMetrics } from '@/lib/server/process/get-own-metrics'
import { requireUser } from '@/lib/server/access/require-user'

export function GET(request: Request): Promise<Response> {
  return answer(request, '/metrics', async () => {
    await requireUser()
    return getOwnMetrics()
  })
}
