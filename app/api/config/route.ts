import { answer } from '@/lib/server/http/answer'
import { getConfigList } from '@/lib/server/config/get-config-list'
import { requireUser } from '@/lib/server/access/require-user'

/** The objects of Istio and the Gateway API that the user may see, with what they apply to. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/config', async ({ query }) => {
    const user = await requireUser()
    return getConfigList(user, query)
  })
}
