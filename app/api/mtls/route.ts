import { requireUser } from '@/lib/server/access/require-user'
import { answer } from '@/lib/server/http/answer'
import { getMtls } from '@/lib/server/mtls/get-mtls'

/** Which mode of mutual TLS holds for something, what it takes to have another one, and what that would do. Nothing is written. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/mtls', async ({ query, signal }) => getMtls(await requireUser(), query, signal))
}
