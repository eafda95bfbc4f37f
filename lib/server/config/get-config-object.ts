import 'server-only'
import type { User } from '@/lib/access/user'
import { describeConfigObject } from '@/lib/config-objects/describe-config-object'
import { kindsNamed, readConfigKind } from '@/lib/config-objects/config-kinds'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { PharosError } from '@/lib/ports/pharos-error'
import { requireVisible } from '@/lib/server/access/require-visible'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { findingsByObject } from '@/lib/server/config/findings-by-object'
import { getConfigObjects } from '@/lib/server/config/config-objects'
import { orThrow } from '@/lib/server/http/or-throw'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { toIso } from '@/lib/server/sources/source-states'
import { milliseconds } from '@/lib/std/units'
import { namespaceOfPath } from '@/lib/url/config-view'

/** What a path names, as it stands in it. */
export interface NamedObject {
  readonly namespace: string
  /** An id, or a name. */
  readonly kind: string
  readonly name: string
}

const TIMEOUT_MS = 10_000
/** Of Kubernetes: names of objects are subdomains, some kinds take a little more. */
const OBJECT_NAME = /^[a-z0-9]([a-z0-9.:-]{0,251}[a-z0-9])?$/i

/**
 * One object, straight from the API server with the user's rights.
 *
 * @throws PharosError `forbidden` naming the namespace, whether or not it exists; `not_found`; `upstream_…`
 */
export async function getConfigObject(
  user: User,
  named: NamedObject,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<ConfigObjectAnswer> {
  refuseParameters(query, ['cluster'])
  const namespace = namespaceOfPath(named.namespace)
  const { store, writer, off } = connected()
  if (store === undefined) throw new PharosError('upstream_unavailable', off, { source: 'kubernetes' })
  const kind = findKind(named, namespace)
  if (kind === undefined || !OBJECT_NAME.test(named.name) || !(namespace === '' || isDnsLabel(namespace)))
    throw gone(named)
  const visible = namespace === '' ? orThrow(await visibleNamespaces(user)) : await requireVisible(user, namespace)
  const wanted = query.get('cluster')
  if (wanted !== null && wanted !== store.name) throw gone(named)
  const call = { signal, timeoutMs: milliseconds(TIMEOUT_MS) }
  const object = orThrow(await writer.read({ kind, namespace, name: named.name }, call))
  const { facts, lookup, incoming } = getConfigObjects()
  const findingsOf = await findingsByObject(user)
  const findings = findingsOf?.({ kind, namespace, name: named.name }) ?? null
  return describeConfigObject(
    { kind, object, now: toIso(getMetricSource().clock.estimate()), cluster: facts.name },
    { lookup, incoming, visible, findings },
  )
}

function connected() {
  const source = getClusterSource()
  return source.store === undefined ? { ...source, writer: undefined } : source
}

/** A name that two kinds have means the one of which there is such an object, else the first. */
function findKind({ kind, name }: NamedObject, namespace: string): ClusterKind | undefined {
  const id = readConfigKind(kind)
  if (id !== undefined) return id
  const { store } = getClusterSource()
  const all = kindsNamed(kind)
  return all.find((one) => store?.get(one, namespace, name) !== undefined) ?? all[0]
}

function gone({ kind, namespace, name }: NamedObject): PharosError {
  const message = `There is no ${kind.slice(0, 100)} ${name.slice(0, 253)} in the namespace ${namespace.slice(0, 63)}.`
  return new PharosError('not_found', message, { namespace: namespace.slice(0, 63) })
}
