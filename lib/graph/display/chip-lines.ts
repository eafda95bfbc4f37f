import { formatPercent } from '@/lib/i18n/format-percent'
import type { LabelLine } from './edge-label'
import type { GlyphName } from './glyphs'
import type { EdgeElement } from './to-elements'

/** One line of what stands on an edge: a sign, a text, or both. */
export interface ChipLine {
  readonly glyph: GlyphName | null
  readonly text: string
  readonly part: LabelLine['part'] | 'security' | 'breaker'
}

/**
 * Puts the label of an edge together with its signs (graph.md V6): the closed lock before the first line, the half-open
 * one with its percentage, the bolt before the errors that the breaker caused.
 *
 * @param detailed with units, for a selected edge.
 * @returns no lines when there is nothing to show.
 */
export function chipLines(edge: EdgeElement, detailed: boolean): readonly ChipLine[] {
  const lines: ChipLine[] = (detailed ? edge.fullLabel : edge.label).map(({ part, text }) => ({
    part,
    text,
    glyph: part === 'errors' && edge.breakerOpened ? 'breaker' : null,
  }))
  if (edge.breakerOpened && !lines.some((line) => line.glyph === 'breaker')) {
    lines.push({ part: 'breaker', text: '', glyph: 'breaker' })
  }
  const [first, ...rest] = lines
  switch (edge.lock) {
    case null:
      return lines
    case 'closed':
      if (first?.glyph === null) return [{ ...first, glyph: 'lock-closed' }, ...rest]
      return [{ part: 'security', text: '', glyph: 'lock-closed' }, ...lines]
    case 'half':
      return [...lines, { part: 'security', text: formatPercent(edge.mtlsPercent), glyph: 'lock-half' }]
    case 'open':
      return [...lines, { part: 'security', text: '', glyph: 'lock-open' }]
  }
}
