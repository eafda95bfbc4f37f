import { answer } from '@/lib/server/answer'
import { getOwnMetrics } from '@/lib/server/get-own-metrics'
import { requireUser } from '@/lib/server/require-user'

export function GET(request: Request): Promise<Response> {
  return answer(request, '/metrics', async () => {
    await requireUser()
    return getOwnMetrics()
  })
}
