import { parseDurationMs } from './literals'
import { QueryError } from './query-error'

/** The parameters of a request, from its address and its form, parsed as Prometheus does. */
export class Parameters {
  readonly #entries: URLSearchParams

  constructor(entries: URLSearchParams) {
    this.#entries = entries
  }

  /** '' when absent. */
  text(name: string): string {
    return this.#entries.get(name) ?? ''
  }

  all(name: string): readonly string[] {
    return this.#entries.getAll(name)
  }

  /** Milliseconds of Unix seconds or of RFC 3339; undefined when absent. */
  timeMs(name: string): number | undefined {
    const text = this.text(name)
    if (text === '') return undefined
    const seconds = Number(text)
    const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)
    const isDate = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(text)
    const timeMs = isNumber ? Math.round(seconds * 1000) : isDate ? Date.parse(text.toUpperCase()) : NaN
    if (!Number.isSafeInteger(timeMs)) throw invalid(name, `cannot parse "${text}" to a valid timestamp`)
    return timeMs
  }

  /** Milliseconds of seconds or of `5m`; undefined when absent. */
  durationMs(name: string): number | undefined {
    const text = this.text(name)
    if (text === '') return undefined
    const durationMs = parseDurationMs(text) ?? NaN
    if (!Number.isSafeInteger(durationMs)) throw invalid(name, `cannot parse "${text}" to a valid duration`)
    return durationMs
  }

  /** The most items to answer with; Infinity when absent or 0. */
  limit(): number {
    const text = this.text('limit')
    if (!/^\d*$/.test(text)) throw invalid('limit', `cannot parse "${text}" to a non-negative number`)
    return Number(text) || Infinity
  }
}

export function invalid(parameter: string, reason: string): QueryError {
  return new QueryError('bad_data', `invalid parameter "${parameter}": ${reason}`)
}
