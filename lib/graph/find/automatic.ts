import type { Preset } from './presets'

/** The expressions of the automatic presets, as the page's URL has them; a box without one is left out. */
export function automaticExpressions(presets: {
  readonly find: readonly Preset[]
  readonly hide: readonly Preset[]
}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (['find', 'hide'] as const).flatMap((box) => {
      const preset = presets[box].find(({ auto }) => auto)
      return preset === undefined ? [] : [[box, preset.expression]]
    }),
  )
}
