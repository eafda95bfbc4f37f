import { isVisibleIn, type Visible } from '@/lib/access/visible'
import type { Finding } from '@/lib/istio/checks/finding'
import { findOwners } from '@/lib/istio/edit/ownership/find-owners'
import { numberAt, recordsOf, textAt, valueAt } from '@/lib/istio/edit/read-json'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { JsonRecord } from '@/lib/std/json'
import { printYaml } from '@/lib/yaml/print-yaml'
import { toEditableText } from '@/lib/yaml/to-editable-text'
import { lineFinder } from './finding-lines'
import type { ConfigObjectAnswer } from './object-answer'
import { isGenerated } from './object-manager'
import { readObjectStatus } from './read-conditions'
import { readFieldOwners } from './read-field-owners'
import { findReferences } from './references/find-references'
import type { IncomingReference, indexIncoming } from './references/incoming-references'
import type { MeshLookup } from './references/mesh-lookup'
import type { ObjectReference } from './references/reference'

export interface ReadObject {
  readonly kind: ClusterKind
  readonly object: JsonRecord
  /** ISO 8601. */
  readonly now: string
  readonly cluster: string
}

export interface Surroundings {
  readonly lookup: MeshLookup
  readonly incoming: ReturnType<typeof indexIncoming>
  /** The namespaces that the user may see; what lies in others is not told. */
  readonly visible: Visible
  /** What the checks found on it, the worst first; null: they are switched off. */
  readonly findings: readonly Finding[] | null
}

/** Every field of the object, however little it is what it should be. */
const EVERYWHERE = ['']

/** What the page about an object tells, of the object as the API server answered it. Nothing in it is believed. */
export function describeConfigObject(
  { kind, object, now, cluster }: ReadObject,
  { lookup, incoming, visible, findings }: Surroundings,
): ConfigObjectAnswer {
  const meta = (name: string) => textAt(object, 'metadata', name)
  const namespace = meta('namespace') ?? ''
  const name = meta('name') ?? ''
  const generation = numberAt(object, 'metadata', 'generation')
  const { text, hidden } = toEditableText(object)
  const lineOf = lineFinder(text)
  const isSeen = (where: string) => where === '' || isVisibleIn(visible, where)
  const owners = recordsOf(valueAt(object, 'metadata', 'ownerReferences')).map((owner) => ({
    apiVersion: '',
    kind: '',
    name: '',
    controller: valueAt(owner, 'controller') === true,
  }))
  return {
    now,
    cluster,
    kind,
    apiVersion: textAt(object, 'apiVersion') ?? '',
    namespace,
    name,
    uid: meta('uid') ?? '',
    resourceVersion: meta('resourceVersion') ?? '',
    generation: generation ?? null,
    createdAt: meta('creationTimestamp') ?? null,
    deletedAt: meta('deletionTimestamp') ?? null,
    text,
    statusText: hidden.status === undefined ? '' : printYaml(hidden.status),
    findings: findings?.map((finding) => ({ ...finding, line: lineOf(finding.steps) ?? null })) ?? null,
    pointsTo: findReferences(kind, { namespace, name, spec: object.spec }, lookup).filter((reference) =>
      isSeen(placeOf(reference)),
    ),
    pointedAtBy: incoming({ to: kind, namespace, name }).filter((reference: IncomingReference) =>
      isSeen(reference.namespace),
    ),
    limited: visible !== '*',
    owners: findOwners(object, EVERYWHERE),
    fieldOwners: readFieldOwners(hidden.managedFields),
    generated: isGenerated({ name, owners }),
    ...readObjectStatus(hidden.status, generation),
  }
}

function placeOf({ to, namespace, name }: ObjectReference): string {
  return to === 'namespace' ? name : namespace
}
