import type { KubeObject } from '@/demo/kube-object'
import { REVISION_HASH, templateHash } from '@/demo/template-hash'
import { objectAt, textAt } from '../json'
import type { ObjectStore } from '../store'
import { isReady } from './is-ready'
import { createPod, type PodPlace } from './new-pod'
import { ownedBy } from './ownership'
import { wantedReplicas } from './wanted-replicas'

/** More pods of one workload find no node. */
const ROOM = 100

/** Creates and deletes pods until a ReplicaSet has as many as it asks for. Those that do not run go first, then the youngest. */
export function keepCount(store: ObjectStore, set: KubeObject): void {
  const pods = ownedBy(store, set, 'Pod')
  const wanted = Math.min(ROOM, wantedReplicas(set))
  for (let missing = wanted - pods.length; missing > 0; missing--) createPod(store, set)
  const order = pods.toSorted((a, b) => Number(isReady(a)) - Number(isReady(b)) || descending(bornOf(a), bornOf(b)))
  for (const pod of order.slice(0, Math.max(0, pods.length - wanted))) remove(store, pod)
}

/**
 * Keeps one pod in each place: the numbers of a StatefulSet, the nodes of a DaemonSet. Pods of an earlier template are
 * replaced one by one, the last place first; one without a mark of its template is taken for a new one.
 */
export function keepPlaces(store: ObjectStore, owner: KubeObject): void {
  const places = placesOf(store, owner)
  const free = new Map(places.map((place) => [keyOfPlace(place), place]))
  const kept: KubeObject[] = []
  for (const pod of ownedBy(store, owner, 'Pod')) {
    const key = owner.kind === 'StatefulSet' ? pod.metadata.name : textAt(pod, 'spec', 'nodeName')
    if (free.delete(key)) kept.push(pod)
    else remove(store, pod)
  }
  for (const place of free.values()) createPod(store, owner, place)
  const hash = templateHash(objectAt(owner, 'spec', 'template'))
  const isOld = (pod: KubeObject) => (pod.metadata.labels?.[REVISION_HASH] ?? hash) !== hash
  const old = kept.filter(isOld).toSorted((a, b) => descending(a.metadata.name, b.metadata.name))
  const next = old.find((pod) => !isReady(pod)) ?? old[0]
  const isSettled = free.size === 0 && kept.every((pod) => isOld(pod) || isReady(pod))
  if (next !== undefined && isSettled) remove(store, next)
}

function placesOf(store: ObjectStore, owner: KubeObject): readonly PodPlace[] {
  if (owner.kind === 'DaemonSet') return store.list('nodes').map(({ metadata }) => ({ nodeName: metadata.name }))
  const length = Math.min(ROOM, wantedReplicas(owner))
  return Array.from({ length }, (_, ordinal) => ({ name: `${owner.metadata.name}-${ordinal}` }))
}

function keyOfPlace({ name, nodeName }: PodPlace): string {
  return name ?? nodeName ?? ''
}

function remove(store: ObjectStore, { metadata }: KubeObject): void {
  store.delete('pods', metadata.namespace ?? '', metadata.name)
}

function bornOf(pod: KubeObject): string {
  return `${pod.metadata.creationTimestamp ?? ''} ${pod.metadata.name}`
}
function descending(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true })
}
