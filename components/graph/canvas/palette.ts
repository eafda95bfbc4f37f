import type { Palette, Tone } from '@/lib/graph/display/palette'
import type { EdgeToken, NodeToken } from '@/lib/graph/display/tokens'

/** The theme's name of each colour token; the CSS variables are `--pharos-NAME`, `-text` and `-soft`. */
const TONE_OF = {
  failure: 'failure',
  degraded: 'degraded',
  'not-ready': 'not-ready',
  healthy: 'healthy',
  neutral: 'idle',
  idle: 'idle',
  unrated: 'idle',
  tcp: 'tcp',
} as const satisfies Readonly<Record<NodeToken | EdgeToken, string>>

/** Where CSS variables can be read. */
export const CSS_PALETTE: Palette = paletteOf((name) => `var(--pharos-${name})`)

/** Reads the colours that are in force at an element; read again when the theme changes. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  return paletteOf((name) => style.getPropertyValue(`--pharos-${name}`).trim() || 'gray')
}

function paletteOf(value: (name: string) => string): Palette {
  const tone = (name: string): Tone => ({ sign: value(name), text: value(`${name}-text`), soft: value(`${name}-soft`) })
  return {
    ground: value('ground'),
    surface: value('surface'),
    sunken: value('sunken'),
    border: value('border'),
    control: value('control'),
    text: value('text'),
    muted: value('muted'),
    accent: value('accent'),
    beam: value('beam'),
    tokens: {
      failure: tone(TONE_OF.failure),
      degraded: tone(TONE_OF.degraded),
      'not-ready': tone(TONE_OF['not-ready']),
      healthy: tone(TONE_OF.healthy),
      neutral: tone(TONE_OF.neutral),
      idle: tone(TONE_OF.idle),
      unrated: tone(TONE_OF.unrated),
      tcp: tone(TONE_OF.tcp),
    },
  }
}
