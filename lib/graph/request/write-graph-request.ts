import { formatDuration } from '@/lib/time/duration'
import { type GraphRequest } from '../model'
import { DEFAULT_REQUEST } from './default-request'
import { writeFocus } from './focus'

/**
 * Writes the query of `GET /api/graph`, defaults left out, in a fixed order: equal requests give equal text, so it serves as a
 * cache key. `at` is always written, for a request is about one moment.
 */
export function writeGraphRequest(request: GraphRequest): URLSearchParams {
  const query = new URLSearchParams(writeScope(request.scope))
  const put = (name: string, text: string, standard: string): void => {
    if (text !== standard) query.set(name, text)
  }
  const standard = DEFAULT_REQUEST
  if (request.cluster !== null) query.set('cluster', request.cluster)
  put('duration', formatDuration(request.durationSeconds), formatDuration(standard.durationSeconds))
  query.set('at', String(request.at))
  for (const key of ['type', 'http', 'grpc', 'tcp', 'ambient', 'reporter', 'latency', 'throughput'] as const) {
    put(key, request[key], standard[key])
  }
  for (const key of ['services', 'waypoints', 'idleEdges', 'idleNodes', 'labels'] as const) {
    put(key, String(request[key]), String(standard[key]))
  }
  if (request.operations !== null) query.set('operations', request.operations)
  put('boxes', writeBoxes(request), writeBoxes({ ...standard, type: request.type }))
  for (const id of request.expand) query.append('expand', id)
  for (const key of ['nodes', 'edges'] as const) put(key, String(request.budget[key]), String(standard.budget[key]))
  return query
}

function writeScope(scope: GraphRequest['scope']): Record<string, string> {
  switch (scope.kind) {
    case 'mesh':
      return { namespaces: '*' }
    case 'namespaces':
      return { namespaces: scope.names.join(',') }
    case 'focus':
      return { focus: writeFocus(scope.node) }
  }
}

/** Without the app frames where the type implies them. */
function writeBoxes({ boxes, type }: Pick<GraphRequest, 'boxes' | 'type'>): string {
  const implied = type === 'app' || type === 'versioned-app'
  const levels = boxes.filter((level) => level !== 'app' || !implied)
  return levels.length === 0 ? 'none' : levels.join(',')
}
