import type { ChipLine } from './chip-lines'
import type { Palette } from './palette'
import type { EdgeToken } from './tokens'

/** The colour of one line of a chip. */
export function chipTextColor({ part }: ChipLine, token: EdgeToken, { text, tokens }: Palette): string {
  if (part === 'errors') return token === 'failure' ? tokens.failure.text : tokens.degraded.text
  return part === 'security' ? tokens.degraded.text : text
}
