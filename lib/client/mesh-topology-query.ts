import type { MeshAnswer } from '@/lib/topology/model'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<MeshAnswer>((body) => typeof body.lamp === 'object' && 'mesh' in body)

/** What runs the mesh, and how it is. */
export function meshTopologyQuery() {
  return queryOptions({
    queryKey: ['mesh', 'topology'],
    queryFn: ({ signal }) => getJson('/api/mesh', { signal, read }),
    meta: { refreshes: true },
  })
}
