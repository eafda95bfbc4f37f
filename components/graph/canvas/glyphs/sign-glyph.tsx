import { type Glyph, type GlyphName, GLYPHS } from '@/lib/graph/display/glyphs'

interface SignGlyphProps {
  readonly name: GlyphName
  /** Pixels. */
  readonly size?: number
  /** A CSS colour; the text's own when left out. */
  readonly color?: string
}

/** A sign of the canvas (icon, badge, lock) among words that say what it means; not read aloud. */
export function SignGlyph({ name, size = 16, color = 'currentColor' }: SignGlyphProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden focusable="false">
      <SignPaths name={name} color={color} />
    </svg>
  )
}

/** The outlines alone, on a 24 × 24 grid, to be put into a larger picture. */
export function SignPaths({ name, color, weight = 2 }: { name: GlyphName; color: string; weight?: number }) {
  const { stroke, fill }: Glyph = GLYPHS[name]
  return (
    <>
      {fill !== undefined && <path d={fill} fill={color} />}
      {stroke !== undefined && (
        <path d={stroke} fill="none" stroke={color} strokeWidth={weight} strokeLinecap="round" strokeLinejoin="round" />
      )}
    </>
  )
}
