import { readIstiodWord } from '@/lib/config-objects/istiod-word'
import { isGenerated, objectManager } from '@/lib/config-objects/object-manager'
import { appliesTo } from '@/lib/config-objects/references/applies-to'
import { findReferences } from '@/lib/config-objects/references/find-references'
import type { MeshLookup } from '@/lib/config-objects/references/mesh-lookup'
import type { ObjectReference } from '@/lib/config-objects/references/reference'
import type { Snapshot } from '@/lib/mesh/mesh-settings'
import { type ClusterKind, CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { byPlace } from './by-place'
import type { ConfigRow } from './model'

export interface ConfigSource {
  readonly cluster: string
  readonly snapshot: Snapshot
  readonly lookup: MeshLookup
}

const MOST_PLACES = 20
/** A row for each object of Istio and the Gateway API, by namespace and name; what the checks say is for `checkedRow`. */
export function buildConfigRows(source: ConfigSource): readonly ConfigRow[] {
  return CONFIG_KINDS.flatMap((kind) => source.snapshot(kind).map((object) => rowOf(kind, object, source))).sort(
    byPlace,
  )
}

function rowOf(kind: ClusterKind, object: ClusterObject, { cluster, lookup }: ConfigSource): ConfigRow {
  const { metadata } = object
  const { namespace, name } = metadata
  const references = findReferences(kind, { namespace, name, spec: object.spec }, lookup)
  const acted = appliesTo(references)
  return {
    list: 'config',
    id: `${kind} ${namespace}/${name}`,
    cluster,
    namespace,
    name,
    labels: metadata.labels,
    health: null,
    traffic: null,
    config: [],
    marks: isGenerated(metadata) ? ['generated'] : [],
    kind,
    status: 'unchecked',
    findings: [],
    istiod: istiodOf(object),
    appliesTo: acted.slice(0, MOST_PLACES).map(({ to, namespace: where, name: what, state }) => ({
      to,
      namespace: where,
      name: what,
      missing: state === 'missing',
    })),
    appliesToCount: acted.length,
    services: servicesOf(references, lookup),
    broken: references.filter(({ state }) => state === 'missing').length,
    manager: objectManager(metadata),
    createdAt: metadata.creationTimestamp ?? null,
  }
}

function istiodOf({ status, metadata }: ClusterObject): ConfigRow['istiod'] {
  const word = readIstiodWord(status, metadata.generation)
  return word.reconciled === 'untold' && word.messages.length === 0 ? null : word
}

function servicesOf(references: readonly ObjectReference[], lookup: MeshLookup): readonly string[] {
  const places = references.flatMap((reference) => {
    if (reference.state !== 'found') return []
    if (reference.to === 'service') return [reference]
    return reference.to === 'workload' ? lookup.servicesOf(reference) : []
  })
  return [...new Set(places.map(({ namespace, name }) => `${namespace}/${name}`))].sort().slice(0, MOST_PLACES)
}
