import type { KubeObject } from '@/demo/kube-object'
import { templateHash } from '@/demo/template-hash'
import { type JsonObject, labelsAt, objectAt, textAt, valueAt, wholeAt, withValue } from '../json'
import { REVISION, withMetadata } from '../object-rules'
import type { ObjectStore } from '../store'
import { isReady } from './is-ready'
import { controllerReference, ownedBy } from './ownership'
import { planRollout, type SetOfPods } from './plan-rollout'
import { wantedReplicas } from './wanted-replicas'

const HASH = 'pod-template-hash'
const KEPT = 10

/** Brings the ReplicaSets of a Deployment one step nearer to its template and replicas. @returns the set of the template */
export function rollOut(store: ObjectStore, deployment: KubeObject): KubeObject | undefined {
  const sets = ownedBy(store, deployment, 'ReplicaSet').toSorted((a, b) => revisionOf(a) - revisionOf(b))
  const hash = templateHash(templateOf(deployment))
  const found = sets.findLast((set) => templateHash(templateOf(set)) === hash)
  const isPaused = valueAt(deployment, 'spec', 'paused') === true
  const current = found ?? (isPaused ? sets.at(-1) : createSet(store, deployment, sets))
  if (current === undefined) return undefined
  const earlier = sets.filter((set) => set !== current)
  const plan = planRollout({
    wanted: wantedReplicas(deployment),
    current: podsOf(store, current),
    earlier: earlier.map((set) => podsOf(store, set)),
    recreate: textAt(deployment, 'spec', 'strategy', 'type') === 'Recreate',
  })
  for (const [index, set] of earlier.entries()) {
    scale(store, withRevision(set, revisionOf(set)), plan.earlier[index] ?? 0)
  }
  const newest = Math.max(1, ...sets.map(revisionOf))
  const revision = earlier.every((set) => revisionOf(set) < revisionOf(current)) ? revisionOf(current) : newest + 1
  const numbered = earlier.length === 0 && found !== undefined ? current : withRevision(current, revision)
  scale(store, numbered, plan.current)
  if (numbered !== current) store.update(withRevision(deployment, revision))
  forget(store, deployment, earlier)
  return current
}

/** Sets without a number were there first. */
function revisionOf(object: KubeObject): number {
  const revision = Number(object.metadata.annotations?.[REVISION] ?? 1)
  return Number.isSafeInteger(revision) ? revision : 1
}

function withRevision(object: KubeObject, revision: number): KubeObject {
  return withMetadata(object, { annotations: { ...object.metadata.annotations, [REVISION]: String(revision) } })
}

/** The template of a Deployment, or of its ReplicaSet without what was added there. */
function templateOf(owner: KubeObject): JsonObject {
  return withValue(objectAt(owner, 'spec', 'template'), ['metadata', 'labels', HASH], undefined)
}

function podsOf(store: ObjectStore, set: KubeObject): SetOfPods {
  return { replicas: wantedReplicas(set), ready: ownedBy(store, set, 'Pod').filter(isReady).length }
}

function scale(store: ObjectStore, set: KubeObject, replicas: number): void {
  store.update({ ...set, spec: { ...objectAt(set, 'spec'), replicas } })
}

function createSet(store: ObjectStore, deployment: KubeObject, sets: readonly KubeObject[]): KubeObject {
  const { namespace = '', name } = deployment.metadata
  const template = templateOf(deployment)
  const word = templateHash(template)
  const taken = (hash: string) => store.get('replicasets.apps', namespace, `${name}-${hash}`) !== undefined
  let hash = word
  for (let attempt = 0; taken(hash); attempt++) hash = templateHash({ word, attempt })
  const labels = { ...labelsAt(template, 'metadata', 'labels'), [HASH]: hash }
  const set: KubeObject = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { namespace, name: `${name}-${hash}`, labels, ownerReferences: [controllerReference(deployment)] },
    spec: {
      replicas: 0,
      selector: withValue(objectAt(deployment, 'spec', 'selector'), ['matchLabels', HASH], hash),
      template: withValue(template, ['metadata', 'labels', HASH], hash),
    },
    status: { replicas: 0 },
  }
  const newest = Math.max(0, ...sets.map(revisionOf))
  return store.create(withRevision(set, newest + 1))
}

/** Of the sets without pods only the latest are kept, to go back to. */
function forget(store: ObjectStore, deployment: KubeObject, earlier: readonly KubeObject[]): void {
  const limit = wholeAt(deployment, 'spec', 'revisionHistoryLimit') ?? KEPT
  const empty = earlier.filter((set) => wantedReplicas(set) === 0 && ownedBy(store, set, 'Pod').length === 0)
  for (const { metadata } of empty.slice(0, Math.max(0, empty.length - limit))) {
    store.delete('replicasets.apps', metadata.namespace ?? '', metadata.name)
  }
}
