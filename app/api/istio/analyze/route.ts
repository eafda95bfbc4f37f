import { analyzePosted } from '@/lib/server/checks/analyze-posted'
import { answer } from '@/lib/server/http/answer'
import { postedJson } from '@/lib/server/http/posted-json'
import { requireUser } from '@/lib/server/access/require-user'

/** Checks objects that were sent; nothing is read of a cluster and nothing is kept. */
export function POST(request: Request): Promise<Response> {
  return answer(request, '/api/istio/analyze', async () => {
    await requireUser()
    return analyzePosted(await postedJson(request))
  })
}
