import { requireUser } from '@/lib/server/access/require-user'
import { getCertificates } from '@/lib/server/control-plane/get-certificates'
import { answer } from '@/lib/server/http/answer'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'

/** The roots that namespaces trust, and until when they and istiod's own hold. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/mesh/certificates', async ({ query }) => {
    const user = await requireUser()
    refuseParameters(query)
    return getCertificates(user)
  })
}
