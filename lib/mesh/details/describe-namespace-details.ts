import { isVisibleIn } from '@/lib/access/visible'
import { JsonPlace } from '@/lib/istio/json-place'
import { type ClusterKind, CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { listNamespaceModes } from '../list-namespace-modes'
import { readNamespaceMtls } from '../namespace-mtls'
import { readMeshOptions } from '../read-mesh-options'
import { type DetailsSource, detailsBase } from './details-source'
import type { NamespaceDetails, Origin } from './model'
import { canFollow, podsBehind } from './pods-behind'
import { readPodRow } from './read-pod-row'
import { revisionsOf } from '../revisions'

/** So many pods are named that follow later. */
const MOST_BEHIND = 20

/** What the cluster's objects tell of one namespace; undefined where there is none of that name. */
export function describeNamespaceDetails(source: DetailsSource, name: string): NamespaceDetails | undefined {
  const { snapshot, facts } = source
  const object = snapshot('namespaces').find(({ metadata }) => metadata.name === name)
  const listed = snapshot('namespaces')
  const mode = listNamespaceModes(facts, listed).find((one) => one.name === name)?.inMesh
  if (mode === undefined) return undefined
  const inside = ({ namespace }: { readonly namespace: string }): boolean => namespace === name
  const workloads = facts.workloads.filter(inside)
  const { namespace: _, ...base } = detailsBase(source, name, name, object)
  return {
    kind: 'namespace',
    ...base,
    mode,
    revision: object?.metadata.labels['istio.io/rev'] ?? null,
    behind: mode === 'control-plane' ? { pods: [], count: 0 } : behindOf(source, name, revisionsOf(snapshot)),
    mtls: readNamespaceMtls(snapshot('peerauthentications.security.istio.io'), facts.rootNamespace)(name),
    egress: egressOf(source, name),
    workloads: workloads.map((one) => one.name),
    apps: [...new Set(workloads.flatMap(({ app }) => app ?? []))].sort(compareText),
    services: facts.services.filter(inside).map((one) => one.name),
    objects: objectsOf(source, name),
  }
}

function behindOf({ snapshot, settings }: DetailsSource, name: string, revisions: readonly string[]) {
  const labels = snapshot('namespaces').find(({ metadata }) => metadata.name === name)?.metadata.labels ?? {}
  const own = snapshot('pods').filter((pod) => pod.metadata.namespace === name && canFollow(pod))
  const rows = own.map((pod) => readPodRow(pod, settings, { inMesh: false }))
  const pods = podsBehind(labels, rows, revisions)
  return { pods: pods.slice(0, MOST_BEHIND), count: pods.length }
}

/** Objects of a kind that hold for all of the namespace, and of the root namespace for the mesh: the oldest of each decides. */
function deciding(
  source: DetailsSource,
  kind: ClusterKind,
  namespace: string,
  selector: string,
): readonly ClusterObject[] {
  const { snapshot, facts } = source
  const whole = snapshot(kind)
    .filter(({ spec }) => !JsonPlace.root(spec, 'spec').field(selector).present)
    .toSorted(
      (a, b) =>
        compareText(a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? '') ||
        compareText(a.metadata.name, b.metadata.name),
    )
  const first = (of: string): ClusterObject | undefined => whole.find(({ metadata }) => metadata.namespace === of)
  return [first(namespace), first(facts.rootNamespace)].filter((one) => one !== undefined)
}

function egressOf(source: DetailsSource, namespace: string): NamespaceDetails['egress'] {
  for (const object of deciding(source, 'sidecars.networking.istio.io', namespace, 'workloadSelector')) {
    const written = JsonPlace.root(object.spec, 'spec').field('outboundTrafficPolicy').field('mode').text()
    if (written === undefined) continue
    const policy = written === 'REGISTRY_ONLY' ? 'registry-only' : 'allow-any'
    return { policy, ...originOf(source, 'Sidecar', object, namespace) }
  }
  const { outbound } = readMeshOptions(source.snapshot, source.settings)
  return outbound === undefined
    ? { policy: 'allow-any', from: 'default', object: null }
    : { policy: outbound, from: 'mesh', object: null }
}

function originOf(source: DetailsSource, kind: string, { metadata }: ClusterObject, own: string): Origin {
  const { namespace, name } = metadata
  const maySee = isVisibleIn(source.visible, namespace)
  return { from: namespace === own ? 'namespace' : 'mesh', object: maySee ? { kind, namespace, name } : null }
}

function objectsOf({ snapshot }: DetailsSource, namespace: string): NamespaceDetails['objects'] {
  const found = CONFIG_KINDS.flatMap((id) =>
    snapshot(id)
      .filter(({ metadata }) => metadata.namespace === namespace)
      .map(({ kind, metadata }) => ({ kind: kind === '' ? id : kind, name: metadata.name })),
  )
  return [...groupBy(found, ({ kind }) => kind)]
    .map(([kind, objects]) => ({ kind, names: objects.map(({ name }) => name).sort(compareText) }))
    .sort((a, b) => compareText(a.kind, b.kind))
}
