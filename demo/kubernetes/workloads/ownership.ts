import type { KubeObject } from '@/demo/kube-object'
import { itemsAt, textAt, valueAt } from '../json'
import { typeOfObject } from '../resource-types'
import type { ObjectStore } from '../store'

/** What the controlled object says of its controller. */
export function controllerReference({ apiVersion, kind, metadata }: KubeObject): object {
  return { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true, blockOwnerDeletion: true }
}

/** The object that controls this one, if it is still there. */
export function controllerOf(store: ObjectStore, { metadata }: KubeObject): KubeObject | undefined {
  const owner = itemsAt(metadata, 'ownerReferences').find((reference) => valueAt(reference, 'controller') === true)
  const type = typeOfObject({ apiVersion: textAt(owner, 'apiVersion'), kind: textAt(owner, 'kind') })
  return type && store.get(type.id, metadata.namespace ?? '', textAt(owner, 'name'))
}

/** What the owner has of a kind, without what is on its way out. */
export function ownedBy(store: ObjectStore, owner: KubeObject, kind: string): readonly KubeObject[] {
  return store
    .dependents(owner.metadata.uid ?? '')
    .filter((object) => object.kind === kind && object.metadata.deletionTimestamp === undefined)
}
