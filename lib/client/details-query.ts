import type { AppDetails, NamespaceDetails, ServiceDetails, WorkloadDetails } from '@/lib/mesh/details/model'
import { namespacePath, thingPath } from '@/lib/url/details-view'
import type { ThingKind, ThingRef } from '@/lib/mesh/thing-ref'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

interface DetailsOf {
  readonly workload: WorkloadDetails
  readonly service: ServiceDetails
  readonly app: AppDetails
}
export type AnyDetails = DetailsOf[ThingKind]

export interface DetailsQuestion {
  readonly cluster: string | null
  /** Of workloads: which of several controllers. */
  readonly kind: string | null
}

const read = trustAnswer<AnyDetails>((body) => typeof body.kind === 'string' && Array.isArray(body.config))

/** What the cluster's objects tell of one thing. */
export function detailsQuery(thing: ThingRef, { cluster, kind }: DetailsQuestion) {
  const query = new URLSearchParams()
  if (cluster !== null) query.set('cluster', cluster)
  if (kind !== null && thing.kind === 'workload') query.set('kind', kind)
  const path = `/api/${thingPath(thing).slice(1)}` as const
  return queryOptions({
    queryKey: ['details', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read }),
    meta: { awaited: 'details', refreshes: true },
  })
}

const readNamespace = trustAnswer<NamespaceDetails>((body) => body.kind === 'namespace')

/** As `detailsQuery`, of a namespace. */
export function namespaceDetailsQuery(namespace: string, cluster: string | null) {
  const query = new URLSearchParams(cluster === null ? {} : { cluster })
  const path = `/api/${namespacePath(namespace).slice(1)}` as const
  return queryOptions({
    queryKey: ['details', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read: readNamespace }),
    meta: { awaited: 'details', refreshes: true },
  })
}
