import type { KubeObject } from '../kube-object'
import type { Incident, TrafficScript } from '../model/script'

/** Everything that a simulated mesh begins with. */
export interface World {
  readonly name: string
  /** When its objects were made: the traffic began then. */
  readonly bornMs: number
  readonly objects: readonly KubeObject[]
  readonly script: TrafficScript
  readonly incidents: readonly Incident[]
}

export interface WorldOptions {
  readonly seed: number
  readonly nowMs: number
}
