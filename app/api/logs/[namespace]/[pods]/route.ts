import { answer } from '@/lib/server/http/answer'
import { requireUser } from '@/lib/server/access/require-user'
import { streamLogs } from '@/lib/server/logs/stream-logs'

interface Context {
  readonly params: Promise<{ readonly namespace: string; readonly pods: string }>
}

/** What pods print, one JSON object a line, as long as somebody follows. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/logs/[namespace]/[pods]', async ({ query, gone }) => {
    const user = await requireUser()
    return streamLogs(user, { ...(await params), query }, gone)
  })
}
