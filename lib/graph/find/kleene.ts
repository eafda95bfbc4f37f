/** Undefined: nobody can say. Only `true` selects (graph.md F3). */
export type Verdict = boolean | undefined

export function not(verdict: Verdict): Verdict {
  return verdict === undefined ? undefined : !verdict
}

/** True if any is, false if all are: a single doubt keeps it from being false. None at all is false. */
export function anyOf<T>(items: Iterable<T>, verdictOf: (item: T) => Verdict): Verdict {
  let verdict: Verdict = false
  for (const item of items) {
    const one = verdictOf(item)
    if (one === true) return true
    if (one === undefined) verdict = undefined
  }
  return verdict
}

/** False if any is, true if all are. */
export function allOf<T>(items: Iterable<T>, verdictOf: (item: T) => Verdict): Verdict {
  return not(anyOf(items, (item) => not(verdictOf(item))))
}
