import { frameLook } from '@/lib/graph/display/frame-look'
import type { LegendLook } from '@/lib/graph/display/legend-look'
import { EdgeGlyph } from '../canvas/glyphs/edge-glyph'
import { NodeGlyph } from '../canvas/glyphs/node-glyph'
import { SignGlyph } from '../canvas/glyphs/sign-glyph'
import { CSS_PALETTE } from '../canvas/palette'
import classes from './legend.module.css'

const NODE = 36
const LINE = 36
const FRAME = { width: 30, height: 18, radius: 5 } as const

type Line = Extract<LegendLook, { readonly draws: 'line' }>
type Frame = Extract<LegendLook, { readonly draws: 'frame' }>

/** One sign as the canvas draws it. */
export function LookDrawing({ look }: { readonly look: LegendLook }) {
  switch (look.draws) {
    case 'node': {
      const { draws: _, ...node } = look
      return <NodeGlyph {...node} size={NODE} />
    }
    case 'line':
      return <LineDrawing line={look} />
    case 'frame':
      return <FrameDrawing frame={look} />
    case 'glyph':
      return <SignGlyph name={look.name} color={look.color} />
  }
}

function LineDrawing({ line }: { readonly line: Line }) {
  if (line.classes !== 'two-way') {
    return <EdgeGlyph token={line.token} mirrored={line.classes === 'mirrored'} length={LINE} />
  }
  return (
    <span className={classes.twoWay}>
      <EdgeGlyph token={line.token} length={LINE / 2} />
      <EdgeGlyph token={line.token} length={LINE / 2} />
    </span>
  )
}

function FrameDrawing({ frame }: { readonly frame: Frame }) {
  const { fill, fillOpacity, stroke, dashes } = frameLook(frame, CSS_PALETTE)
  return (
    <svg width={FRAME.width} height={FRAME.height} aria-hidden focusable="false">
      <rect
        x={0.5}
        y={0.5}
        width={FRAME.width - 1}
        height={FRAME.height - 1}
        rx={FRAME.radius}
        fill={fill}
        fillOpacity={fillOpacity}
        stroke={stroke}
        strokeDasharray={dashes.length === 0 ? undefined : dashes.join(' ')}
      />
    </svg>
  )
}
