import type { KubeObject } from '../kube-object'
import { apiVersionOf, type ResourceType, RESOURCE_TYPES } from './resource-types'
import type { ObjectStore } from './store'

export const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io'

/** What the server says of a definition that it has taken up. */
export const ESTABLISHED = {
  conditions: ['NamesAccepted', 'Established'].map((type) => ({ type, status: 'True', reason: type, message: '' })),
}

/** A custom kind is served for as long as its definition is there; the kinds that can be defined are those of the table. */
export function servedTypes(store: ObjectStore): readonly ResourceType[] {
  return RESOURCE_TYPES.filter((type) => isServed(store, type))
}

export function isServed(store: ObjectStore, type: ResourceType): boolean {
  return !type.custom || store.get(DEFINITIONS, '', type.id) !== undefined
}

/** The CustomResourceDefinitions of all custom kinds. Objects are checked by `schema/crds`, whatever schema stands here. */
export function definitions(): readonly KubeObject[] {
  return RESOURCE_TYPES.filter(({ custom }) => custom).map((type) => {
    const { id, group, plural, singular, kind, shortNames } = type
    const names = { plural, singular, kind, listKind: `${kind}List`, shortNames }
    const status = type.subresources.includes('status') ? { subresources: { status: {} } } : {}
    const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } }
    const versions = type.versions.map((name) => {
      return { name, served: true, storage: apiVersionOf(type, name) === apiVersionOf(type), schema, ...status }
    })
    return {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: id },
      spec: { group, names, scope: type.namespaced ? 'Namespaced' : 'Cluster', versions },
      status: { ...ESTABLISHED, acceptedNames: names, storedVersions: type.versions.slice(0, 1) },
    }
  })
}
