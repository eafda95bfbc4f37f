import { useComputedColorScheme } from '@mantine/core'
import { useMemo } from 'react'
import type { Palette } from '@/lib/graph/display/palette'
import { readPalette } from './palette'

/** The colours in force, read anew when the theme changes. */
export function usePalette(): Palette {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the scheme decides what the style sheet says
  return useMemo(() => readPalette(document.documentElement), [scheme])
}
