import type { KubeObject } from '../kube-object'
import { typeOfObject } from '../kubernetes/resource-types'
import type { ObjectStore } from '../kubernetes/store'

/** Makes the object, or replaces the one of that name. */
export function putObject(store: ObjectStore, object: KubeObject): void {
  const { namespace = '', name } = object.metadata
  if (store.get(typeOfObject(object)?.id ?? '', namespace, name) === undefined) store.create(object)
  else store.update(object)
}
