import { apiVersionOf, type ResourceType } from '@/demo/kubernetes/resource-types'

/** The path under which all objects of a kind are listed, in the version that is stored. */
export function collectionOf(type: ResourceType): string {
  const version = apiVersionOf(type)
  return `${type.group === '' ? '/api' : '/apis'}/${version}/${type.plural}`
}
