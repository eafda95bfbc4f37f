import type { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok, type Result } from '@/lib/std/result'
import { badParameter } from './bad-parameter'

/** How one parameter of a request is read into a draft of the request. */
export interface Parameter<Draft, Context = undefined> {
  /** Puts the value into the draft; false when the text is none. */
  readonly read: (text: string, draft: Draft, context: Context) => boolean
  /** Ends the sentence "The parameter X must be …". */
  readonly expected: string
  /** Whether it may be given more than once; each is read. */
  readonly repeats?: boolean
}

interface Reading<Draft, Context> {
  readonly parameters: ReadonlyMap<string, Parameter<Draft, Context>>
  /** What the readers know besides the query. */
  readonly context: Context
}

/**
 * Reads a query into a draft that holds the defaults, in the order of the URL.
 *
 * @returns the draft, or `bad_request` that names the first parameter that is unknown, given twice, or not what is expected.
 */
export function readParameters<Draft, Context>(
  query: URLSearchParams,
  draft: Draft,
  { parameters, context }: Reading<Draft, Context>,
): Result<Draft, PharosError> {
  const seen = new Set<string>()
  for (const [name, text] of query) {
    const parameter = parameters.get(name)
    if (parameter === undefined) return failed(badParameter(name, `There is no parameter ${name}.`))
    if (seen.has(name) && parameter.repeats !== true) {
      return failed(badParameter(name, `The parameter ${name} is given more than once.`))
    }
    seen.add(name)
    if (!parameter.read(text, draft, context)) {
      return failed(badParameter(name, `The parameter ${name} must be ${parameter.expected}.`))
    }
  }
  return ok(draft)
}
