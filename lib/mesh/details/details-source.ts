import type { Visible } from '@/lib/access/visible'
import type { ClusterFacts } from '@/lib/graph/facts'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject, KindState } from '@/lib/ports/cluster-store'
import type { MeshSettings, Snapshot } from '../mesh-settings'
import { type ActedOn, actingObjects, type ActingSettings } from './acting-objects'
import type { ActingObject, DetailsBase } from './model'

/** All that pages about one thing are made of. */
export interface DetailsSource {
  /** ISO 8601. */
  readonly now: string
  readonly snapshot: Snapshot
  readonly facts: ClusterFacts
  readonly settings: MeshSettings
  readonly states: readonly KindState[]
  /** The namespaces that the user may see; what lies in others is not told. */
  readonly visible: Visible
}

export function actingSettings({ facts }: DetailsSource): ActingSettings {
  const { identityDomain, rootNamespace } = facts
  return { rootNamespace, domains: [identityDomain.replace(/^svc\./, '')] }
}

/** What acts on a thing, of the namespaces that the user may see. */
export function visibleConfig(source: DetailsSource, thing: ActedOn): readonly ActingObject[] {
  const { visible, snapshot } = source
  const all = actingObjects(snapshot, thing, actingSettings(source))
  return visible === '*' ? all : all.filter(({ namespace }) => visible.includes(namespace))
}

/** What every answer begins with, from the object that a thing is; without one, from nothing. */
export function detailsBase(
  source: DetailsSource,
  namespace: string,
  name: string,
  object?: ClusterObject,
): Omit<DetailsBase, 'config'> {
  const { now, facts, visible } = source
  return {
    now,
    cluster: facts.name,
    namespace,
    name,
    createdAt: object?.metadata.creationTimestamp ?? null,
    labels: object?.metadata.labels ?? {},
    annotations: object?.metadata.annotations ?? {},
    unread: unreadKinds(source.states),
    limited: visible !== '*',
  }
}

/** Kinds that are served and not known: denied, failed before they were ever read, or still being read. */
function unreadKinds(states: readonly KindState[]): readonly ClusterKind[] {
  return states
    .filter(({ state, objects }) => state === 'denied' || state === 'starting' || (state === 'failed' && objects === 0))
    .map(({ kind }) => kind)
}
