interface Place {
  readonly namespace: string
  readonly name: string
}

/** Whether both name the same workload, or the same service. */
export function isSamePlace(one: Place, other: Place): boolean {
  return one.namespace === other.namespace && one.name === other.name
}
