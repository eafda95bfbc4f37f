import type { MeshAnswer } from '@/lib/topology/model'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<MeshAnswer>((body) => typeof body.lamp === 'object' && typeof body.now === 'string')

/** Whether the mesh itself is well, in a few words: the lamp of the masthead. */
export function lampQuery() {
  return queryOptions({
    queryKey: ['mesh-lamp'],
    queryFn: ({ signal }) => getJson('/api/mesh', { query: new URLSearchParams({ parts: 'lamp' }), signal, read }),
    meta: { refreshes: true },
  })
}
