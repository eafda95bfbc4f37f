import { answer } from '@/lib/server/http/answer'
import { getLinks } from '@/lib/server/details/get-links'
import { requireUser } from '@/lib/server/access/require-user'

/** What the configuration links to about a thing or a namespace. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/links', async ({ query }) => getLinks(await requireUser(), query))
}
