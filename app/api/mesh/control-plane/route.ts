import { requireUser } from '@/lib/server/access/require-user'
import { getControlPlane } from '@/lib/server/control-plane/get-control-plane'
import { answer } from '@/lib/server/http/answer'

/** A control plane: what it was told, what it asks of mutual TLS, its webhooks and the definitions of the cluster. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/mesh/control-plane', async ({ query, signal }) =>
    getControlPlane(await requireUser(), query, signal),
  )
}
