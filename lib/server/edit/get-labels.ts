import 'server-only'
import type { User } from '@/lib/access/user'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import { editableExtent } from '@/lib/istio/edit/editable-kinds'
import { type LabelsAnswer, readLabelSets } from '@/lib/istio/edit/labels/labels-answer'
import { textAt } from '@/lib/istio/edit/read-json'
import { CLUSTER_KINDS } from '@/lib/ports/cluster-kinds'
import type { ObjectRef } from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import { requireVisible } from '@/lib/server/access/require-visible'
import { orThrow } from '@/lib/server/http/or-throw'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { OBJECT_NAME } from '@/lib/std/object-name'
import { milliseconds } from '@/lib/std/units'
import { namespaceOfPath } from '@/lib/url/config-view'
import { getRevisions } from './get-revisions'
import { missingRight } from './require-editor'

const TIMEOUT_MS = milliseconds(10_000)

/** What a path names, as it stands in it. */
export interface NamedLabels {
  readonly namespace: string
  readonly kind: string
  readonly name: string
}

/**
 * Labels and annotations of a Namespace, a Service or a workload's controller, straight from the API server with the user's rights; nothing
 * else of the object. Of a Namespace also the revisions that it can ask for.
 *
 * @throws PharosError `not_found`; `forbidden` naming the namespace, whether or not it exists; `upstream_…`
 */
export async function getLabels(
  user: User,
  named: NamedLabels,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<LabelsAnswer> {
  refuseParameters(query, ['cluster'])
  const source = getClusterSource()
  if (source.store === undefined) throw new PharosError('upstream_unavailable', source.off, { source: 'kubernetes' })
  const ref = readRef(named)
  const wanted = query.get('cluster')
  if (ref === undefined || (wanted !== null && wanted !== source.store.name)) throw gone(named)
  await requireVisible(user, ref.kind === 'namespaces' ? ref.name : ref.namespace)
  const [object, revisions, right] = await Promise.all([
    source.writer.read(ref, { signal, timeoutMs: TIMEOUT_MS }).then(orThrow),
    ref.kind === 'namespaces' ? getRevisions() : [],
    missingRight(user, 'update', ref),
  ])
  return {
    ...ref,
    apiVersion: textAt(object, 'apiVersion') ?? '',
    wireKind: textAt(object, 'kind') ?? '',
    sets: readLabelSets(object),
    revisions,
    missingRight: right,
  }
}

function readRef({ namespace: part, kind: id, name }: NamedLabels): ObjectRef | undefined {
  const kind = CLUSTER_KINDS.find((each) => each === id)
  if (kind === undefined || editableExtent(kind) !== 'labels' || !OBJECT_NAME.test(name)) return undefined
  const namespace = namespaceOfPath(part)
  const isPlaced = kind === 'namespaces' ? namespace === '' && isDnsLabel(name) : isDnsLabel(namespace)
  return isPlaced ? { kind, namespace, name } : undefined
}

function gone({ namespace, kind, name }: NamedLabels): PharosError {
  const place = `${kind.slice(0, 100)} ${name.slice(0, 253)} in ${namespace.slice(0, 63)}`
  return new PharosError('not_found', `There are no labels to be edited of ${place}.`)
}
