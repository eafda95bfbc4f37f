import { answer } from '@/lib/server/http/answer'
import { isViewOnly } from '@/lib/server/edit/editing-state'
import { requireUser } from '@/lib/server/access/require-user'

export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/me', async () => {
    const user = await requireUser()
    return { name: user.name, strategy: user.strategy, viewOnly: isViewOnly() }
  })
}
