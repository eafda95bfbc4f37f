import type { LabelsAnswer } from '@/lib/istio/edit/labels/labels-answer'
import { queryOptions } from '@tanstack/react-query'
import { namespacePart } from '@/lib/url/config-view'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<LabelsAnswer>((body) => typeof body.sets === 'object' && typeof body.wireKind === 'string')

/** Labels and annotations as the API server holds them; asked anew whenever somebody begins to change them. */
export function labelsQuery(
  object: Pick<LabelsAnswer, 'kind' | 'namespace' | 'name'>,
  cluster: string | null | undefined = null,
) {
  const query = new URLSearchParams(cluster === null ? {} : { cluster })
  const parts = [namespacePart(object.namespace), object.kind, object.name].map(encodeURIComponent)
  const path = `/api/labels/${parts.join('/')}` as const
  return queryOptions({
    queryKey: ['labels', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}
