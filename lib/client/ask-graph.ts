import type { Graph } from '@/lib/graph/model'
import { apiUrl } from './api-url'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const PATH = '/api/graph'
const read = trustAnswer<Graph>((body) => body.schema === 1)

let ahead: { readonly query: string; readonly graph: Promise<Graph> } | undefined

/** The graph of these parameters of `GET /api/graph`; what was asked ahead is not asked again. Throws as `getJson` does. */
export function askGraph(query: URLSearchParams, signal: AbortSignal): Promise<Graph> {
  const asked = ahead
  ahead = undefined
  return asked?.query === query.toString() ? asked.graph : getJson(PATH, { query, signal, read })
}

/**
 * Takes up the graph that the document has the browser fetch before any script runs, for the first who asks. Browser only.
 *
 * @returns undefined where the document does nothing of the kind.
 */
export function askGraphAhead(query: URLSearchParams): Promise<Graph> | undefined {
  const url = apiUrl(PATH, query)
  const fetched = [...document.querySelectorAll('link[rel="preload"][as="fetch"]')]
  if (!fetched.some((link) => link.getAttribute('href') === url)) return undefined
  const graph = getJson(PATH, { query, signal: new AbortController().signal, read })
  // Whoever takes it hears of a failure.
  graph.catch(() => undefined)
  ahead = { query: query.toString(), graph }
  return graph
}
