import type { KubeObject } from '@/demo/kube-object'
import type { ResourceType } from '@/demo/kubernetes/resource-types'
import { listPath } from '@/demo/testing/resource-paths'

/** Where an API server has this object. */
export function objectPath(type: ResourceType, { metadata: { namespace, name } }: KubeObject): string {
  return `${listPath(type.id, type.namespaced ? namespace : undefined)}/${encodeURIComponent(name)}`
}
