import 'server-only'
import type { User } from '@/lib/access/user'
import { describeAppDetails } from '@/lib/mesh/details/describe-app-details'
import { describeNamespaceDetails } from '@/lib/mesh/details/describe-namespace-details'
import { describeServiceDetails } from '@/lib/mesh/details/describe-service-details'
import { describeWorkloadDetails } from '@/lib/mesh/details/describe-workload-details'
import type { DetailsSource } from '@/lib/mesh/details/details-source'
import type { AppDetails, NamespaceDetails, ServiceDetails, WorkloadDetails } from '@/lib/mesh/details/model'
import { readThingRef, type ThingKind, type ThingRef } from '@/lib/mesh/thing-ref'
import {
  isOfCluster,
  namespaceNotFound,
  readDetailsSource,
  requireReadWhole,
  thingNotFound,
} from '@/lib/server/details/read-details-source'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'

/** What a path names, as it stands in it. */
export interface NamedThing {
  readonly namespace: string
  readonly name: string
}

/** What each asks besides: which cluster, which of several controllers. */
const PARAMETERS: Readonly<Record<ThingKind, readonly string[]>> = {
  workload: ['cluster', 'kind'],
  service: ['cluster'],
  app: ['cluster'],
}

/**
 * What the cluster's objects tell of a workload.
 *
 * @throws PharosError `forbidden` naming the namespace, whether or not it exists; `not_found`; `upstream_unavailable` where the
 *   cluster is not known well enough to say that a thing is not there.
 */
export function getWorkloadDetails(user: User, named: NamedThing, query: URLSearchParams): Promise<WorkloadDetails> {
  const kind = query.get('kind')
  return describe(user, { kind: 'workload', ...named }, query, (source, thing) =>
    describeWorkloadDetails(source, { ...thing, kind }),
  )
}

/** As `getWorkloadDetails`, of a Service. */
export function getServiceDetails(user: User, named: NamedThing, query: URLSearchParams): Promise<ServiceDetails> {
  return describe(user, { kind: 'service', ...named }, query, (source, { namespace, name }) =>
    describeServiceDetails(source, namespace, name),
  )
}

/** As `getWorkloadDetails`, of an application. */
export function getAppDetails(user: User, named: NamedThing, query: URLSearchParams): Promise<AppDetails> {
  return describe(user, { kind: 'app', ...named }, query, (source, { namespace, name }) =>
    describeAppDetails(source, namespace, name),
  )
}

/** As `getWorkloadDetails`, of a namespace. */
export async function getNamespaceDetails(
  user: User,
  namespace: string,
  query: URLSearchParams,
): Promise<NamespaceDetails> {
  refuseParameters(query, ['cluster'])
  const source = await readDetailsSource(user, namespace)
  const found = isOfCluster(source, query) ? describeNamespaceDetails(source, namespace) : undefined
  if (found !== undefined) return found
  requireReadWhole(source)
  throw namespaceNotFound(namespace)
}

async function describe<T>(
  user: User,
  { kind, namespace, name }: ThingRef,
  query: URLSearchParams,
  read: (source: DetailsSource, thing: ThingRef) => T | undefined,
): Promise<T> {
  refuseParameters(query, PARAMETERS[kind])
  const thing = readThingRef(kind, namespace, name)
  if (thing === undefined) throw thingNotFound(kind, namespace, name)
  const source = await readDetailsSource(user, namespace)
  const found = isOfCluster(source, query) ? read(source, thing) : undefined
  if (found !== undefined) return found
  requireReadWhole(source)
  throw thingNotFound(kind, namespace, name)
}
