/** Which lines are shown: those that `show` matches and `hide` does not. Empty texts match nothing and hide nothing. */
export interface LineFilter {
  readonly show: string
  readonly hide: string
  /** `regex`: an expression of the browser's engine, to be run where it can be stopped. */
  readonly mode: 'text' | 'regex'
  readonly matchCase: boolean
}

export type LineTest = (text: string) => boolean

export type FilterProblem = { readonly box: 'show' | 'hide'; readonly message: string }

/** No pattern needs more. */
const MAX_PATTERN = 1_000

/** Turns a filter into a test of one line. @returns the box that cannot be read, and why, where there is one. */
export function compileFilter(filter: LineFilter): LineTest | FilterProblem {
  const show = compileBox(filter, 'show')
  if (typeof show === 'object') return show
  const hide = compileBox(filter, 'hide')
  if (typeof hide === 'object') return hide
  return (text) => (show === undefined || show(text)) && !hide?.(text)
}

/** Nothing is filtered. */
export function isOpen({ show, hide }: LineFilter): boolean {
  return show === '' && hide === ''
}

function compileBox(filter: LineFilter, box: 'show' | 'hide'): LineTest | FilterProblem | undefined {
  const wanted = filter[box]
  if (wanted === '') return undefined
  if (filter.mode === 'regex') return compileExpression(box, wanted, filter.matchCase)
  if (filter.matchCase) return (text) => text.includes(wanted)
  const lower = wanted.toLowerCase()
  return (text) => text.toLowerCase().includes(lower)
}

function compileExpression(box: 'show' | 'hide', pattern: string, matchCase: boolean): LineTest | FilterProblem {
  if (pattern.length > MAX_PATTERN) return { box, message: `longer than ${MAX_PATTERN} characters` }
  try {
    const expression = new RegExp(pattern, matchCase ? 'u' : 'iu')
    return (text) => expression.test(text)
  } catch (error) {
    return { box, message: error instanceof Error ? error.message : String(error) }
  }
}
