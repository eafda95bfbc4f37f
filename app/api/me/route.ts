import { answer } from '@/lib/server/answer'
import { requireUser } from '@/lib/server/require-user'

export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/me', async () => {
    const user = await requireUser()
    return { name: user.name, strategy: user.strategy, viewOnly: true }
  })
}
