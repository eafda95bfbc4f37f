import { LOG_PART } from '@/lib/access/log-role'
import { CONFIG_KINDS } from '@/lib/ports/cluster-kinds'

const WORKLOADS = [
  'pods',
  'replicationcontrollers',
  'deployments.apps',
  'replicasets.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'cronjobs.batch',
] as const

/** The kinds of the cluster's objects of which things are made: while they cannot be read, these are not seen. */
export const KINDS_BEHIND = {
  namespaces: ['namespaces'],
  workloads: WORKLOADS,
  applications: WORKLOADS,
  services: ['services'],
  things: [...WORKLOADS, 'services'],
  config: CONFIG_KINDS,
  members: ['namespaces', ...WORKLOADS],
  logs: [...WORKLOADS, LOG_PART],
  roots: ['configmaps'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type KindsName = keyof typeof KINDS_BEHIND
