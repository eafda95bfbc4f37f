import { type Shape, SHAPE_CORNERS, SHAPE_SIZE } from '@/lib/graph/display/shapes'
import type { NodeToken } from '@/lib/graph/display/tokens'
import { toneColor } from '../palette'

/** Line joins round the corners of polygons about as the renderer does. */
const ROUNDING = 3
const RADIUS = 7

interface NodeOutlineProps {
  readonly shape: Shape
  readonly token: NodeToken
}

/** The shape of a node around 0, 0, with its ring. */
export function NodeOutline({ shape, token }: NodeOutlineProps) {
  const fill = token === 'failure' || token === 'degraded' ? `var(--pharos-${token}-soft)` : 'var(--pharos-surface)'
  const paint = { fill, stroke: toneColor(token), strokeWidth: token === 'failure' ? 3.5 : 2.5 }
  const { width, height } = SHAPE_SIZE[shape]
  if (shape === 'circle') return <circle r={width / 2} {...paint} />
  const corners = SHAPE_CORNERS[shape]
  if (corners !== undefined) {
    const points = corners.map(([x, y]) => `${x * (width / 2 - ROUNDING)},${y * (height / 2 - ROUNDING)}`).join(' ')
    return (
      <>
        <polygon points={points} {...paint} strokeWidth={paint.strokeWidth + 2 * ROUNDING} strokeLinejoin="round" />
        <polygon points={points} fill={fill} stroke={fill} strokeWidth={2 * ROUNDING - 1} strokeLinejoin="round" />
      </>
    )
  }
  const square = { x: -width / 2, y: -height / 2, width, height, rx: RADIUS, ...paint }
  return (
    <>
      {shape === 'stack' && <rect {...square} transform="translate(4 -4)" opacity={0.45} />}
      <rect {...square} />
    </>
  )
}
