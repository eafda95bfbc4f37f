import { QueryError } from './query-error'
import { translatePattern } from './translate-pattern'

/** A regular expression of RE2 that must match the whole text. Since Prometheus 3 (`rules`) `.` matches a line feed. */
export class Pattern {
  /** The only texts that match, where they can be listed. */
  readonly literals: ReadonlySet<string> | undefined
  readonly #expression: RegExp

  constructor(text: string, rules: '2' | '3') {
    const { source, flags, literals } = translatePattern(text, rules === '3')
    this.literals = literals === undefined ? undefined : new Set(literals)
    // A long list of texts is looked up, and would be too much for one expression.
    this.#expression = literals === undefined ? compile(`^(?:${source})$`, flags) : /^$/
  }

  test(text: string): boolean {
    return this.literals?.has(text) ?? this.#expression.test(text)
  }

  /** What the groups matched, by number and by name; '' for one that took no part. Undefined where the text does not match. */
  match(text: string): ReadonlyMap<string, string> | undefined {
    if (this.literals !== undefined) return this.literals.has(text) ? new Map([['0', text]]) : undefined
    const found = this.#expression.exec(text)
    if (found === null) return undefined
    const named = Object.entries(found.groups ?? {})
    return new Map(
      [...found.entries(), ...named].map(([group, part]) => [String(group), (part as string | undefined) ?? '']),
    )
  }
}

function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, `v${flags}`)
  } catch (error) {
    throw new QueryError('bad_data', `error parsing regexp: ${error instanceof Error ? error.message : 'refused'}`)
  }
}
