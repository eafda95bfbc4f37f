import { requireUser } from '@/lib/server/access/require-user'
import { previewPosted } from '@/lib/server/checks/preview-posted'
import { answer } from '@/lib/server/http/answer'
import { postedJson } from '@/lib/server/http/posted-json'

/** What the checks would say if the text that was sent were written; nothing is. */
export function POST(request: Request): Promise<Response> {
  return answer(request, '/api/checks/preview', async () => {
    const user = await requireUser()
    return previewPosted(user, await postedJson(request))
  })
}
