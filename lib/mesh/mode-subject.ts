/** A namespace or a workload whose pods are in the mesh in some way. */
export interface ModeSubject {
  /** Null: not known, which is that of Pharos. */
  readonly cluster: string | null
  readonly namespace: string
  /** Null: all of the namespace. */
  readonly workload: string | null
}
