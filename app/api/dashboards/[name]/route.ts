import { answer } from '@/lib/server/http/answer'
import { getDashboard } from '@/lib/server/dashboards/get-dashboard'
import { requireUser } from '@/lib/server/access/require-user'

interface Path {
  readonly name: string
}

/** The charts of a dashboard. */
export function GET(request: Request, { params }: { readonly params: Promise<Path> }): Promise<Response> {
  return answer(request, '/api/dashboards/[name]', async ({ query, signal }) => {
    const user = await requireUser()
    return getDashboard(user, (await params).name, query, signal)
  })
}
