export interface MtlsState {
  readonly kind: 'enabled' | 'partial' | 'disabled' | 'notReported'
  /** Null when nobody on the server's side reported. */
  readonly percent: number | null
}

/** At and above this percentage it is all of the traffic: what rounds to 100 % with one decimal. */
const ALL_FROM = 99.95

/**
 * How traffic is secured, in the four cases that must not be mixed up (graph.md R4, V6). Every lock that is drawn says one of them.
 *
 * @param percent of the traffic that was told of, 0 to 100; null or undefined when nobody on the server's side reported.
 */
export function mtlsState(percent: number | null | undefined): MtlsState {
  if (percent == null || Number.isNaN(percent)) return { kind: 'notReported', percent: null }
  // What is left of the 100 % is rounding, not plaintext.
  if (percent >= ALL_FROM) return { kind: 'enabled', percent: 100 }
  return { kind: percent > 0 ? 'partial' : 'disabled', percent }
}
