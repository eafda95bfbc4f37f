import type { KubeObject, ResourceId } from '@/demo/kube-object'
import type { FieldCause } from '../field-cause'
import { configMapCauses } from './config-map-causes'
import { deploymentCauses } from './deployment-causes'
import { serviceCauses } from './service-causes'

type Check = (object: KubeObject, current: KubeObject | undefined) => readonly FieldCause[]

/** The checks of the real server that users meet when they edit these kinds; it makes many more. */
const CHECKS: Readonly<Record<ResourceId, Check>> = {
  configmaps: configMapCauses,
  services: serviceCauses,
  'deployments.apps': deploymentCauses,
}

/** What is wrong with an object of a built-in kind besides its metadata. */
export function builtInCauses(
  id: ResourceId,
  object: KubeObject,
  current: KubeObject | undefined,
): readonly FieldCause[] {
  return CHECKS[id]?.(object, current) ?? []
}
