/** An expression that is offered by its name. */
export interface Preset {
  readonly name: string
  readonly expression: string
  /** It applies when the page is opened without a view in its address. */
  readonly auto?: boolean
}

/** Those that every installation has, until it configures its own (graph.md 13); their names are in the messages. */
export const FIND_PRESETS = {
  slow: 'rt > 1000',
  unwell: '! healthy',
  unknown: 'name = unknown',
  hubs: 'rank <= 2',
} as const
export const HIDE_PRESETS = {
  healthy: 'healthy',
  unknown: 'name = unknown',
  leaves: 'rank > 2',
} as const
