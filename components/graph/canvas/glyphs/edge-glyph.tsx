import { EDGE_DASHES } from '@/lib/graph/display/edge-dashes'
import type { EdgeToken } from '@/lib/graph/display/tokens'
import { CSS_PALETTE } from '../palette'

interface EdgeGlyphProps {
  readonly token: EdgeToken
  readonly mirrored?: boolean
  /** Pixels. */
  readonly length?: number
}

const HEIGHT = 12
const HEAD = 8

/** An edge as the canvas draws it, to stand beside words that say what it means; not read aloud. */
export function EdgeGlyph({ token, mirrored = false, length = 40 }: EdgeGlyphProps) {
  const color = CSS_PALETTE.tokens[token].sign
  const middle = HEIGHT / 2
  return (
    <svg width={length} height={HEIGHT} viewBox={`0 0 ${length} ${HEIGHT}`} aria-hidden focusable="false">
      <line
        x1={0}
        y1={middle}
        x2={length - HEAD}
        y2={middle}
        stroke={color}
        strokeWidth={token === 'failure' ? 4 : 2}
        strokeDasharray={dashes(mirrored ? 'mirrored' : token)}
      />
      <polygon
        points={`${length - HEAD},${middle - 5} ${length},${middle} ${length - HEAD},${middle + 5}`}
        fill={color}
      />
    </svg>
  )
}

function dashes(look: EdgeToken | 'mirrored'): string | undefined {
  return look === 'degraded' || look === 'idle' || look === 'mirrored' ? EDGE_DASHES[look].join(' ') : undefined
}
