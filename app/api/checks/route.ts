import { requireUser } from '@/lib/server/access/require-user'
import { getChecks } from '@/lib/server/checks/get-checks'
import { answer } from '@/lib/server/http/answer'

/** What the checks say of the cluster's configuration. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/checks', async ({ query }) => getChecks(await requireUser(), query))
}
