import type { ThingRef } from '@/lib/mesh/thing-ref'
import { thingPath } from '@/lib/url/details-view'

/** Where the API answers about a service, of one cluster or (null) of whichever has it. */
export function serviceQuestion<Of extends string>(
  { namespace, name }: Pick<ThingRef, 'namespace' | 'name'>,
  of: Of,
  cluster: string | null,
) {
  const path = `/api/${thingPath({ kind: 'service', namespace, name }).slice(1)}/${of}` as const
  return { path, query: new URLSearchParams(cluster === null ? {} : { cluster }) }
}
