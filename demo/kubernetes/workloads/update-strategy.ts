import type { KubeObject, ResourceId } from '@/demo/kube-object'
import { objectAt } from '../json'

const PRESETS: ReadonlyMap<ResourceId, object> = new Map([
  ['statefulsets.apps', { type: 'RollingUpdate', rollingUpdate: { partition: 0 } }],
  ['daemonsets.apps', { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }],
])

/** The workload with the way in which its pods are replaced: kubectl tells of no rollout where none is said. */
export function withUpdateStrategy(resource: ResourceId, object: KubeObject): KubeObject {
  const preset = PRESETS.get(resource)
  const spec = objectAt(object, 'spec')
  return preset === undefined || spec.updateStrategy !== undefined
    ? object
    : { ...object, spec: { ...spec, updateStrategy: preset } }
}
