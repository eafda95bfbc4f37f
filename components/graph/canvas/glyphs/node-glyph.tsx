import type { GlyphName } from '@/lib/graph/display/glyphs'
import type { NodeIcon } from '@/lib/graph/display/node-icon'
import { iconSeat, iconSize, SIGN, statusSeat } from '@/lib/graph/display/seats'
import type { Shape } from '@/lib/graph/display/shapes'
import { iconColor } from '@/lib/graph/display/sign-colors'
import { isTroubled, type NodeToken, type TroubledToken } from '@/lib/graph/display/tokens'
import type { Place } from '@/lib/graph/places/extent'
import { CSS_PALETTE } from '../palette'
import { NodeOutline } from './node-outline'
import { SignPaths } from './sign-glyph'

interface NodeGlyphProps {
  readonly shape: Shape
  readonly icon?: NodeIcon
  readonly token?: NodeToken
  /** As a node element has them. */
  readonly classes?: string
  /** Width and height in pixels; the shape fills two thirds of it. */
  readonly size?: number
}

/** Room for the largest shape with its mark, in the canvas' pixels at zoom 1. */
const VIEW = 64

/** A node as the canvas draws it, to stand beside words that say what it means; not read aloud. */
export function NodeGlyph({ shape, icon, token = 'neutral', classes = '', size = 32 }: NodeGlyphProps) {
  return (
    <svg width={size} height={size} viewBox={`${-VIEW / 2} ${-VIEW / 2} ${VIEW} ${VIEW}`} aria-hidden focusable="false">
      <NodeOutline node={{ shape, token, classes }} />
      {icon !== undefined && (
        <Sign
          name={icon}
          at={iconSeat(shape)}
          size={iconSize(shape)}
          color={iconColor(token, CSS_PALETTE)}
          weight={1.9}
        />
      )}
      {isTroubled(token) && <Status token={token} at={statusSeat(shape)} />}
    </svg>
  )
}

function Status({ token, at }: { readonly token: TroubledToken; readonly at: Place }) {
  return (
    <>
      <circle cx={at.x} cy={at.y} r={SIGN / 2 + 1} fill={CSS_PALETTE.tokens[token].sign} stroke={CSS_PALETTE.surface} />
      <Sign name={`status-${token}`} at={at} size={SIGN - 2} color={CSS_PALETTE.surface} weight={4} />
    </>
  )
}

interface SignProps {
  readonly name: GlyphName
  readonly at: Place
  readonly size: number
  readonly color: string
  readonly weight: number
}

function Sign({ name, at, size, color, weight }: SignProps) {
  return (
    <g transform={`translate(${at.x - size / 2} ${at.y - size / 2}) scale(${size / 24})`}>
      <SignPaths name={name} color={color} weight={weight} />
    </g>
  )
}
