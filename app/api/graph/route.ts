import { answer, EncodedBody } from '@/lib/server/http/answer'
import { getGraph } from '@/lib/server/graph/get-graph'
import { requireUser } from '@/lib/server/access/require-user'

/** The traffic graph: parameters and types of graph.md, sections 2 and 3. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/graph', async ({ query, signal }) => {
    const user = await requireUser()
    const graph = await getGraph(user, query, signal)
    return new EncodedBody(graph.json, {})
  })
}
