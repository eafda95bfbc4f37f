import type { ChipLine } from './chip-lines'

/** Measures of a chip at zoom 1, in pixels. */
export const CHIP = { lineHeight: 14, padding: 5, glyph: 12, gap: 2, margin: 2, radius: 7 } as const

/** The size of a chip without its margin. */
export function chipSize(
  lines: readonly ChipLine[],
  widthOf: (text: string) => number,
): { readonly width: number; readonly height: number } {
  const widest = Math.max(0, ...lines.map((line) => lineWidth(line, widthOf)))
  const bare = lines.length === 1 && lines[0]?.text === ''
  return {
    width: widest + 2 * (bare ? CHIP.gap : CHIP.padding),
    height: lines.length * CHIP.lineHeight + CHIP.gap,
  }
}

export function lineWidth({ glyph, text }: ChipLine, widthOf: (text: string) => number): number {
  const sign = glyph === null ? 0 : CHIP.glyph + (text === '' ? 0 : CHIP.gap)
  return sign + (text === '' ? 0 : widthOf(text))
}
