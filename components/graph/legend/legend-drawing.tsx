import { frameLook } from '@/lib/graph/display/frame-look'
import { type GlyphName, GLYPHS } from '@/lib/graph/display/glyphs'
import { nodeShape } from '@/lib/graph/display/shapes'
import { EDGE_TOKENS, NODE_TOKENS } from '@/lib/graph/display/tokens'
import { BOX_LEVELS, NODE_KINDS } from '@/lib/graph/model'
import { legendSignColor } from '@/lib/graph/panel/legend-sign-color'
import type { LegendSign } from '@/lib/graph/panel/prepare-legend'
import { EdgeGlyph } from '../canvas/glyphs/edge-glyph'
import { NodeGlyph } from '../canvas/glyphs/node-glyph'
import { SignGlyph } from '../canvas/glyphs/sign-glyph'
import { CSS_PALETTE } from '../canvas/palette'
import classes from './legend.module.css'

const NODE = 36
const LINE = 36
const FRAME = { width: 30, height: 18, radius: 5 } as const

/** One sign as the canvas draws it. */
export function LegendDrawing({ sign }: { readonly sign: LegendSign }) {
  const at = sign.indexOf(':')
  const [section, name] = [sign.slice(0, at), sign.slice(at + 1)]
  switch (section) {
    case 'node': {
      const kind = NODE_KINDS.find((known) => known === name) ?? 'unknown'
      return <NodeGlyph shape={nodeShape(kind)} icon={kind} classes={kind} size={NODE} />
    }
    case 'ring':
      return (
        <NodeGlyph
          shape="circle"
          token={NODE_TOKENS.find((token) => token === name) ?? 'neutral'}
          classes={name}
          size={NODE}
        />
      )
    case 'line':
      return <Line name={name} />
    case 'frame':
      return <Frame name={name} />
    default:
      return isGlyph(name) ? <SignGlyph name={name} color={legendSignColor(sign, CSS_PALETTE)} /> : null
  }
}

function Line({ name }: { readonly name: string }) {
  if (name === 'mirrored') return <EdgeGlyph token="healthy" mirrored length={LINE} />
  const token = EDGE_TOKENS.find((known) => known === name)
  if (token !== undefined) return <EdgeGlyph token={token} length={LINE} />
  return (
    <span className={classes.twoWay}>
      <EdgeGlyph token="healthy" length={LINE / 2} />
      <EdgeGlyph token="healthy" length={LINE / 2} />
    </span>
  )
}

function Frame({ name }: { readonly name: string }) {
  const level = BOX_LEVELS.find((known) => known === name) ?? 'namespace'
  const { fill, fillOpacity, stroke, dashes } = frameLook({ level, classes: name }, CSS_PALETTE)
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

function isGlyph(name: string): name is GlyphName {
  return Object.hasOwn(GLYPHS, name)
}
