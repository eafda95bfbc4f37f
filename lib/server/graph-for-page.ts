import 'server-only'
import type { User } from '@/lib/access/user'
import type { Graph } from '@/lib/graph/model'
import { getGraph } from '@/lib/server/get-graph'

/** A larger graph makes a document that is parsed twice; the browser fetches it packed. */
const LARGEST = 512 * 1024

/** The graph for a page's first paint; undefined where it is better fetched. */
export async function graphForPage(
  user: User,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<Graph | undefined> {
  const { json } = await getGraph(user, query, signal)
  if (json.byteLength > LARGEST) return undefined
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the text is what this process made of a Graph
  return JSON.parse(new TextDecoder().decode(json)) as Graph
}
