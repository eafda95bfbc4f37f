import { roundAxis } from './round-axis'

/** What does not change is no line at the very top. */
const HEADROOM = 1.2

/** An SVG path through the values, from 0 at the bottom to the largest at the top; a gap is a gap, a lone value a dot. */
export function sparklinePath(
  values: readonly (number | null)[],
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const top = roundAxis(Math.max(0, ...values.map((value) => value ?? 0)) * HEADROOM)
  const x = (i: number) => short((width * i) / Math.max(1, values.length - 1))
  const y = (value: number) => short(height - (height * value) / top)
  return values
    .map((value, i) => {
      if (value === null) return ''
      const begins = (values[i - 1] ?? null) === null
      const lone = begins && (values[i + 1] ?? null) === null
      return `${begins ? 'M' : 'L'}${x(i)} ${y(value)}${lone ? 'h0' : ''}`
    })
    .join('')
}

function short(value: number): number {
  return Math.round(value * 10) / 10
}
