/** Envoy's flags of requests that never left the caller's proxy (C3). */
const NEVER_SENT = ['UH', 'UF', 'UO', 'NR', 'NC', 'FI', 'RL', 'RLSE', 'UAEX', 'NFCF', 'DF', 'OM', 'IH'] as const

/** Tests a comma list of flags for any of the given ones; remembers its answers, for a mesh has few lists and many rows. */
export function hasAnyFlag(wanted: readonly string[]): (flags: string | null) => boolean {
  const answers = new Map<string, boolean>()
  return (flags) => {
    if (flags === null || flags === '-') return false
    const present = answers.get(flags)
    if (present !== undefined) return present
    const answer = flags.split(',').some((flag) => wanted.includes(flag))
    answers.set(flags, answer)
    return answer
  }
}

export function neverSentTest(): (flags: string | null) => boolean {
  return hasAnyFlag(NEVER_SENT)
}
