import type { KindId } from './kinds'

/** What runs pods, the kinds that own others of them first. */
export const CONTROLLER_KINDS = [
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'cronjobs.batch',
  'jobs.batch',
  'replicationcontrollers',
  'deploymentconfigs.apps.openshift.io',
  'replicasets.apps',
] as const satisfies readonly KindId[]
