import { useEffect } from 'react'
import { DENSITY } from './storage-key'
import { storedSetting, useStoredSetting } from './stored-setting'

export const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

const densitySetting = storedSetting<Density>({
  name: DENSITY,
  version: 1,
  fallback: 'comfortable',
  read: (value) => DENSITIES.find((density) => density === value),
})

/** How close together the rows of tables and lists stand, in this browser. */
export function useDensity(): readonly [Density, (density: Density) => void] {
  return useStoredSetting(densitySetting)
}

/** Keeps the mark that style sheets go by, which a script set before the first paint. */
export function useDensityMark(): void {
  useEffect(() => {
    // What is stored, not what was rendered: the first render knows the fallback only, and rows would jump.
    const mark = (): void => {
      document.documentElement.dataset.density = densitySetting.get()
    }
    mark()
    return densitySetting.subscribe(mark)
  }, [])
}
