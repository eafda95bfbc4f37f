import { requireUser } from '@/lib/server/access/require-user'
import { getServicePeaks } from '@/lib/server/forecast/get-service-peaks'
import { answer } from '@/lib/server/http/answer'

interface Context {
  readonly params: Promise<{ readonly namespace: string; readonly name: string }>
}

/** The highest load of a service in the last day. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/services/{namespace}/{name}/peaks', async ({ query, signal }) => {
    const user = await requireUser()
    return getServicePeaks(user, await params, query, signal)
  })
}
