import { chipTextColor } from '@/lib/graph/display/chip-text-color'
import type { ChipLine } from '@/lib/graph/display/chip-lines'
import { CHIP, chipSize, lineWidth } from '@/lib/graph/display/chip-size'
import type { Chip } from '@/lib/graph/display/plan-texts'
import { edgeMarkColor } from '@/lib/graph/display/sign-colors'
import type { EdgeToken } from '@/lib/graph/display/tokens'
import { drawGlyph, fillRound } from './brush'
import { opacityOf, type Painting, type Steps } from './view-state'

/** Painted between two looks at the clock. */
const AT_ONCE = 8

/** Paints labels, locks and bolts of edges: pills of the surface colour on the middle of the line. */
export function* paintChips(chips: readonly Chip[], painting: Painting): Steps {
  const { ctx, detail, marks } = painting
  for (const [index, { edge, lines, at }] of chips.entries()) {
    if (index % AT_ONCE === 0) yield
    ctx.save()
    ctx.globalAlpha = opacityOf(edge.element.id, marks)
    ctx.translate(at.x, at.y)
    ctx.scale(detail.textScale, detail.textScale)
    paintChip(lines, edge.element.token, painting)
    ctx.restore()
  }
}

function paintChip(
  lines: readonly ChipLine[],
  token: EdgeToken,
  { ctx, palette, fonts, widthOf: widthAs }: Painting,
): void {
  const widthOf = (text: string) => widthAs(text, 'chip')
  const { width, height } = chipSize(lines, widthOf)
  fillRound(ctx, { x: -width / 2, y: -height / 2, width, height }, CHIP.radius, palette.surface)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.font = fonts.chip
  lines.forEach((line, index) => {
    const y = (index - (lines.length - 1) / 2) * CHIP.lineHeight
    let x = -lineWidth(line, widthOf) / 2
    const color = chipTextColor(line, token, palette)
    if (line.glyph !== null) {
      drawGlyph(
        ctx,
        line.glyph,
        { x: x + CHIP.glyph / 2, y },
        { size: CHIP.glyph, color: edgeMarkColor(line.glyph, palette) },
      )
      x += CHIP.glyph + CHIP.gap
    }
    ctx.fillStyle = color
    ctx.fillText(line.text, x, y + 0.5)
  })
}
