/** `GET /api/logs/{namespace}?workload=`: what a workload has that prints. */
export interface LogTargets {
  /** The newest ready one first. */
  readonly pods: readonly LogPod[]
  /** The cluster's objects are not all known: there may be more pods. */
  readonly partial: boolean
}

export interface LogPod {
  readonly name: string
  /** ISO 8601. */
  readonly createdAt: string | null
  readonly ready: boolean
  /** In the order of the pod; the proxy last, before those that only prepare the pod. */
  readonly containers: readonly LogContainer[]
}

export const CONTAINER_ROLES = ['app', 'proxy', 'init'] as const

export interface LogContainer {
  readonly name: string
  readonly role: (typeof CONTAINER_ROLES)[number]
}
