import type { ChipLine } from '@/lib/graph/display/chip-lines'
import type { EdgeToken } from '@/lib/graph/display/tokens'
import type { Palette } from '../palette'
import { drawGlyph, fillRound } from './brush'
import { CHIP, chipSize, lineWidth } from './chip-size'
import type { Chip } from './text-plan'
import { opacityOf, type Painting } from './view-state'

/** Paints labels, locks and bolts of edges: pills of the surface colour on the middle of the line. */
export function paintChips(chips: readonly Chip[], painting: Painting): void {
  const { ctx, detail, lookedAt } = painting
  for (const { edge, lines, at } of chips) {
    ctx.save()
    ctx.globalAlpha = opacityOf(edge.element.id, lookedAt)
    ctx.translate(at.x, at.y)
    ctx.scale(detail.textScale, detail.textScale)
    paintChip(lines, edge.element.token, painting)
    ctx.restore()
  }
}

function paintChip(lines: readonly ChipLine[], token: EdgeToken, { ctx, palette, fonts, widths }: Painting): void {
  const widthOf = (text: string) => widths.of(text, fonts.chip)
  const { width, height } = chipSize(lines, widthOf)
  fillRound(ctx, { x: -width / 2, y: -height / 2, width, height }, CHIP.radius, palette.surface)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.font = fonts.chip
  lines.forEach((line, index) => {
    const y = (index - (lines.length - 1) / 2) * CHIP.lineHeight
    let x = -lineWidth(line, widthOf) / 2
    const color = colorOf(line, token, palette)
    if (line.glyph !== null) {
      drawGlyph(ctx, line.glyph, { x: x + CHIP.glyph / 2, y }, { size: CHIP.glyph, color: signColor(line, palette) })
      x += CHIP.glyph + CHIP.gap
    }
    ctx.fillStyle = color
    ctx.fillText(line.text, x, y + 0.5)
  })
}

function colorOf({ part }: ChipLine, token: EdgeToken, { text, tokens }: Palette): string {
  if (part === 'errors') return token === 'failure' ? tokens.failure.text : tokens.degraded.text
  return part === 'security' ? tokens.degraded.text : text
}

function signColor({ glyph }: ChipLine, { muted, tokens }: Palette): string {
  switch (glyph) {
    case 'breaker':
      return tokens.failure.sign
    case 'lock-half':
      return tokens.degraded.sign
    default:
      return muted
  }
}
