import { type GlyphName, GLYPHS } from '@/lib/graph/display/glyphs'
import { nodeShape } from '@/lib/graph/display/shapes'
import { EDGE_TOKENS, NODE_TOKENS } from '@/lib/graph/display/tokens'
import { NODE_KINDS } from '@/lib/graph/model'
import type { LegendSign } from '@/lib/graph/panel/prepare-legend'
import { EdgeGlyph } from '../canvas/glyphs/edge-glyph'
import { NodeGlyph } from '../canvas/glyphs/node-glyph'
import { SignGlyph } from '../canvas/glyphs/sign-glyph'
import classes from './legend.module.css'

const NODE = 36
const LINE = 36
const COLORS: Readonly<Partial<Record<LegendSign, string>>> = {
  'mark:breaker': 'var(--pharos-failure)',
  'mark:lock-half': 'var(--pharos-degraded)',
  'sign:fault': 'var(--pharos-degraded-text)',
  'sign:out-of-mesh': 'var(--pharos-degraded-text)',
}

/** One sign as the canvas draws it. */
export function LegendDrawing({ sign }: { readonly sign: LegendSign }) {
  const at = sign.indexOf(':')
  const [section, name] = [sign.slice(0, at), sign.slice(at + 1)]
  switch (section) {
    case 'node': {
      const kind = NODE_KINDS.find((known) => known === name) ?? 'unknown'
      return <NodeGlyph shape={nodeShape(kind)} icon={kind} size={NODE} />
    }
    case 'ring':
      return <NodeGlyph shape="circle" token={NODE_TOKENS.find((token) => token === name) ?? 'neutral'} size={NODE} />
    case 'line':
      return <Line name={name} />
    case 'frame':
      return <span className={classes.frame} data-frame={name} />
    default:
      return isGlyph(name) ? <SignGlyph name={name} color={COLORS[sign] ?? 'var(--pharos-muted)'} /> : null
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

function isGlyph(name: string): name is GlyphName {
  return Object.hasOwn(GLYPHS, name)
}
