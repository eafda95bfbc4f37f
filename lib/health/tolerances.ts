import type { Tolerance } from '@/lib/graph/facts'
import { compilePattern, type LinearPattern } from '@/lib/std/linear-pattern'

/** What counts as too many failures where nobody says otherwise (graph.md, H1). Percent; 0 means any. */
const DEFAULT_TOLERANCES: readonly Tolerance[] = [
  { code: '5XX', protocol: 'http', direction: '.*', degraded: 0, failure: 10 },
  { code: '4XX', protocol: 'http', direction: '.*', degraded: 10, failure: 20 },
  { code: '[1-9]|1[0-6]', protocol: 'grpc', direction: '.*', degraded: 0, failure: 10 },
  { code: '-', protocol: 'http|grpc', direction: '.*', degraded: 0, failure: 10 },
]

/** A tolerance whose patterns were read. */
export interface CompiledTolerance {
  readonly code: LinearPattern
  readonly protocol: LinearPattern
  readonly direction: LinearPattern
  readonly degraded: number
  readonly failure: number
  /** What it says, as *http 5XX: degraded above 0 %, failure from 10 %*. */
  readonly text: string
}

/** Reads the patterns of a tolerance; undefined when one of them is none. `X` in a code is a digit. */
export function compileTolerance(given: Tolerance): CompiledTolerance | undefined {
  const code = compilePattern(given.code, { digitX: true })
  const protocol = compilePattern(given.protocol)
  const direction = compilePattern(given.direction)
  if (code === undefined || protocol === undefined || direction === undefined) return undefined
  const { degraded, failure } = given
  return {
    code: remembering(code),
    protocol: remembering(protocol),
    direction: remembering(direction),
    degraded,
    failure,
    text: describe(given),
  }
}

function describe({ code, protocol, direction, degraded, failure }: Tolerance): string {
  const about = `${protocol} ${code}${direction === '.*' ? '' : ` ${direction}`}`
  return `${about}: degraded ${describeLimit(degraded)}, failure ${describeLimit(failure)}`
}

/** A limit as words; 0 percent means any. */
export function describeLimit(percent: number): string {
  return percent === 0 ? 'above 0 %' : `from ${percent} %`
}

/** A mesh has few codes and many edges. The bound keeps hostile codes from filling the memory. */
function remembering(pattern: LinearPattern): LinearPattern {
  const answers = new Map<string, boolean>()
  return (text) => {
    const present = answers.get(text)
    if (present !== undefined) return present
    const answer = pattern(text)
    if (answers.size < 1_000) answers.set(text, answer)
    return answer
  }
}

export const STANDARD_TOLERANCES: readonly CompiledTolerance[] = DEFAULT_TOLERANCES.map(compileTolerance).filter(
  (one) => one !== undefined,
)
