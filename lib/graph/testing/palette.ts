import type { Palette, Tone } from '@/lib/graph/display/palette'

const tone = (sign: string): Tone => ({ sign, text: sign, soft: '#f4f4f4' })

/** Colours for tests; what counts is which of them is chosen. */
export const PALETTE: Palette = {
  ground: '#ffffff',
  surface: '#fefefe',
  sunken: '#f0f0f0',
  border: '#cccccc',
  control: '#888888',
  text: '#111111',
  muted: '#555555',
  accent: '#0055ff',
  beam: '#ffaa00',
  tokens: {
    failure: tone('#cc0000'),
    degraded: tone('#cc8800'),
    'not-ready': tone('#8800cc'),
    healthy: tone('#00aa44'),
    neutral: tone('#777777'),
    idle: tone('#777777'),
    unrated: tone('#777777'),
    tcp: tone('#0077cc'),
  },
}
