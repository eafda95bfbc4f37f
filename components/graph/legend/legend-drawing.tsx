import { type Glyph, type GlyphName, GLYPHS } from '@/lib/graph/display/glyphs'
import { nodeShape, type Shape } from '@/lib/graph/display/shapes'
import { EDGE_TOKENS, type EdgeToken, NODE_TOKENS, type NodeToken } from '@/lib/graph/display/tokens'
import { NODE_KINDS } from '@/lib/graph/model'
import type { LegendSign } from '@/lib/graph/panel/prepare-legend'
import type { ReactNode } from 'react'
import { TONE_OF } from '../canvas/palette'

const WIDTH = 36
const HEIGHT = 24

/** One sign as the canvas draws it, smaller: the same outlines, the same colours. */
export function LegendDrawing({ sign }: { readonly sign: LegendSign }) {
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} fill="none" aria-hidden>
      {drawingOf(sign)}
    </svg>
  )
}

function drawingOf(sign: LegendSign): ReactNode {
  const at = sign.indexOf(':')
  const [section, name] = [sign.slice(0, at), sign.slice(at + 1)]
  switch (section) {
    case 'node': {
      const kind = NODE_KINDS.find((known) => known === name) ?? 'unknown'
      return (
        <>
          <g fill="var(--pharos-surface)" stroke="var(--pharos-control)" strokeWidth={1.5} strokeLinejoin="round">
            {SHAPES[nodeShape(kind)]}
          </g>
          <Sign glyph={kind} size={11} drop={kind === 'service' ? 2.5 : 0} />
        </>
      )
    }
    case 'ring':
      return <Ring token={NODE_TOKENS.find((token) => token === name) ?? 'neutral'} />
    case 'line':
      return <Line name={name} />
    case 'frame':
      return <Frame name={name} />
    default: {
      const glyph = glyphNamed(name)
      return glyph === undefined ? null : <Sign glyph={glyph} size={15} color={LOUD[sign] ?? 'var(--pharos-muted)'} />
    }
  }
}

const LOUD: Readonly<Partial<Record<LegendSign, string>>> = {
  'mark:breaker': 'var(--pharos-failure)',
  'mark:lock-half': 'var(--pharos-degraded)',
  'sign:fault': 'var(--pharos-degraded-text)',
  'sign:out-of-mesh': 'var(--pharos-degraded-text)',
}

/** The outlines of the style sheet's shapes, in the middle of the drawing. */
const SHAPES: Readonly<Record<Shape, ReactNode>> = {
  square: <rect x={8} y={2} width={20} height={20} rx={4} />,
  circle: <circle cx={18} cy={12} r={10} />,
  triangle: <path d="M18 2L29 22H7z" />,
  tag: <path d="M5 4H24L31 12L24 20H5z" />,
  hexagon: <path d="M12 2H24L30 12L24 22H12L6 12z" />,
  stack: (
    <>
      <rect x={12} y={2} width={18} height={17} rx={4} />
      <rect x={8} y={5} width={18} height={17} rx={4} />
    </>
  ),
}

function Ring({ token }: { readonly token: NodeToken }) {
  const color = `var(--pharos-${TONE_OF[token]})`
  const glyph = glyphNamed(`status-${token}`)
  return (
    <>
      <circle cx={18} cy={12} r={9} fill="var(--pharos-surface)" stroke={color} strokeWidth={2.5} />
      {glyph === undefined ? null : (
        <>
          <circle cx={26} cy={18} r={5.5} fill={color} stroke="var(--pharos-surface)" />
          <Sign glyph={glyph} size={8} color="var(--pharos-surface)" weight={4} x={26} drop={6} />
        </>
      )}
    </>
  )
}

/** Patterns of the style sheet's lines. */
const DASHES: Readonly<Record<string, string>> = { degraded: '10 4', idle: '3 5', mirrored: '1.5 3' }

function Line({ name }: { readonly name: string }) {
  const token: EdgeToken = EDGE_TOKENS.find((known) => known === name) ?? 'healthy'
  const color = `var(--pharos-${TONE_OF[token]})`
  const dash = Object.hasOwn(DASHES, name) ? DASHES[name] : undefined
  return (
    <>
      <path
        d={name === 'two-way' ? 'M6 12H30' : 'M1 12H30'}
        stroke={color}
        strokeWidth={name === 'failure' ? 4 : 2.5}
        {...(dash === undefined ? {} : { strokeDasharray: dash })}
      />
      <path d="M28 7.5L36 12L28 16.5z" fill={color} />
      {name === 'two-way' ? <path d="M8 7.5L0 12L8 16.5z" fill={color} /> : null}
    </>
  )
}

function Frame({ name }: { readonly name: string }) {
  return (
    <rect
      x={2}
      y={3}
      width={32}
      height={18}
      rx={5}
      fill={name === 'app' ? 'var(--pharos-surface)' : 'var(--pharos-sunken)'}
      stroke="var(--pharos-control)"
      {...(name === 'cluster' || name === 'outside' ? { strokeDasharray: '4 3' } : {})}
    />
  )
}

interface SignProps {
  readonly glyph: GlyphName
  readonly size: number
  readonly color?: string
  readonly weight?: number
  readonly x?: number
  /** Below the middle of the drawing. */
  readonly drop?: number
}

function Sign({ glyph, size, color = 'var(--pharos-muted)', weight = 2.2, x = WIDTH / 2, drop = 0 }: SignProps) {
  const { stroke, fill }: Glyph = GLYPHS[glyph]
  const place = `translate(${x - size / 2} ${HEIGHT / 2 + drop - size / 2}) scale(${size / 24})`
  return (
    <g transform={place} strokeLinecap="round" strokeLinejoin="round" strokeWidth={weight}>
      {fill === undefined ? null : <path d={fill} fill={color} />}
      {stroke === undefined ? null : <path d={stroke} stroke={color} />}
    </g>
  )
}

function glyphNamed(name: string): GlyphName | undefined {
  return isGlyph(name) ? name : undefined
}

function isGlyph(name: string): name is GlyphName {
  return Object.hasOwn(GLYPHS, name)
}
