/** A measured value and what it should be. */
export interface Verdict {
  readonly what: string
  readonly measured: number
  readonly target: number
  readonly bound: 'at most' | 'at least'
  readonly ok: boolean
}

/** A value that was not measured (NaN) falls short. */
export function atMost(what: string, measured: number, target: number): Verdict {
  return { what, measured: rounded(measured), target, bound: 'at most', ok: measured <= target }
}

/** A value that was not measured (NaN) falls short. */
export function atLeast(what: string, measured: number, target: number): Verdict {
  return { what, measured: rounded(measured), target, bound: 'at least', ok: measured >= target }
}

export function printVerdict({ what, measured, target, bound, ok }: Verdict): string {
  return `${ok ? 'ok         ' : 'falls short'}  ${what}: ${measured} (${bound} ${target})`
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
