import 'server-only'
import type { User } from '@/lib/access/user'
import { describeAppDetails } from '@/lib/mesh/details/describe-app-details'
import { describeNamespaceDetails } from '@/lib/mesh/details/describe-namespace-details'
import { describeServiceDetails } from '@/lib/mesh/details/describe-service-details'
import { describeWorkloadDetails } from '@/lib/mesh/details/describe-workload-details'
import type { DetailsSource } from '@/lib/mesh/details/details-source'
import type { AppDetails, NamespaceDetails, ServiceDetails, WorkloadDetails } from '@/lib/mesh/details/model'
import { isReadable } from '@/lib/mesh/is-readable'
import { readThingRef, type ThingKind, type ThingRef } from '@/lib/mesh/thing-ref'
import { PharosError } from '@/lib/ports/pharos-error'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getClusterFacts, meshSettings } from '@/lib/server/mesh/get-mesh-facts'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { requireVisible } from '@/lib/server/access/require-visible'
import { toIso } from '@/lib/server/sources/source-states'

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
  const source = await readSource(user, namespace)
  const found = isOf(source, query) ? describeNamespaceDetails(source, namespace) : undefined
  if (found !== undefined) return found
  requireComplete(source)
  const message = `There is no namespace ${namespace.slice(0, 63)}.`
  throw new PharosError('not_found', message, { namespace: namespace.slice(0, 63) })
}

async function describe<T>(
  user: User,
  { kind, namespace, name }: ThingRef,
  query: URLSearchParams,
  read: (source: DetailsSource, thing: ThingRef) => T | undefined,
): Promise<T> {
  refuseParameters(query, PARAMETERS[kind])
  const thing = readThingRef(kind, namespace, name)
  if (thing === undefined) throw notFound(kind, namespace, name)
  const source = await readSource(user, namespace)
  const found = isOf(source, query) ? read(source, thing) : undefined
  if (found !== undefined) return found
  requireComplete(source)
  throw notFound(kind, namespace, name)
}

function isOf({ facts }: DetailsSource, query: URLSearchParams): boolean {
  const cluster = query.get('cluster')
  return cluster === null || cluster === facts.name
}

/** What is not known to be read whole cannot say that a thing is not there. */
function requireComplete({ states }: DetailsSource): void {
  if (isReadable(states)) return
  const message = 'The cluster is not read completely, so nobody can say whether this exists.'
  throw new PharosError('upstream_unavailable', message, { source: 'kubernetes' })
}

/** What the user may see of the cluster's objects, where that namespace is a part of it. */
async function readSource(user: User, namespace: string): Promise<DetailsSource> {
  const visible = await requireVisible(user, namespace)
  const { store, off } = getClusterSource()
  if (store === undefined) throw new PharosError('upstream_unavailable', off, { source: 'kubernetes' })
  return {
    now: toIso(getMetricSource().clock.estimate()),
    snapshot: (kind) => store.list(kind),
    facts: getClusterFacts(),
    settings: meshSettings(store),
    states: store.states(),
    visible,
  }
}

function notFound(kind: ThingKind, namespace: string, name: string): PharosError {
  const words = { workload: 'workload', service: 'service', app: 'application' } as const
  const message = `There is no ${words[kind]} ${name.slice(0, 253)} in the namespace ${namespace.slice(0, 63)}.`
  return new PharosError('not_found', message, { namespace: namespace.slice(0, 63) })
}
