import type { EdgeToken, NodeToken } from './tokens'

/** The theme's colours: as plain values for a canvas or an exported picture, as CSS variables in a page. */
export interface Palette {
  readonly ground: string
  readonly surface: string
  readonly sunken: string
  readonly border: string
  readonly control: string
  readonly text: string
  readonly muted: string
  readonly accent: string
  readonly beam: string
  readonly tokens: Readonly<Record<NodeToken | EdgeToken, Tone>>
}

export interface Tone {
  /** For lines and signs. */
  readonly sign: string
  /** For words. */
  readonly text: string
  /** For areas. */
  readonly soft: string
}
