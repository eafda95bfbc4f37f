import type { KubeObject } from '../kube-object'
import { RESOURCE_TYPES } from '../kubernetes/resource-types'
import type { ObjectStore } from '../kubernetes/store'
import { stringify } from 'yaml'

/** What a server gives an object when it is created, and refuses or ignores when somebody else sets it. */
const OWN_TO_THE_SERVER = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields']

/** Every object as YAML, namespaces first, ready to be created elsewhere. */
export function* exportObjects(store: ObjectStore): Generator<string> {
  const ids = RESOURCE_TYPES.map(({ id }) => id)
  for (const id of ['namespaces', ...ids.filter((other) => other !== 'namespaces')]) {
    for (const object of store.list(id)) yield `---\n${stringify(withoutServerFields(object), { lineWidth: 0 })}`
  }
}

function withoutServerFields(object: KubeObject): object {
  const kept = Object.entries(object.metadata).filter(([field]) => !OWN_TO_THE_SERVER.includes(field))
  const { apiVersion, kind, metadata: _, ...body } = object
  return { apiVersion, kind, metadata: Object.fromEntries(kept), ...body }
}
