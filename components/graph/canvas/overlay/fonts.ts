import { LABEL_FONT } from '@/lib/graph/display/node-extent'

/** Fonts of the canvas at zoom 1. */
export interface Fonts {
  readonly title: string
  readonly detail: string
  readonly chip: string
  readonly chipStrong: string
  readonly frame: string
}

const CHIP_FONT = 11

/** Uses the family in force at an element, so that the canvas reads like the page. */
export function fontsAt(element: Element): Fonts {
  const family = getComputedStyle(element).fontFamily || 'sans-serif'
  return {
    title: `500 ${LABEL_FONT.title}px ${family}`,
    detail: `400 ${LABEL_FONT.detail}px ${family}`,
    chip: `500 ${CHIP_FONT}px ${family}`,
    chipStrong: `600 ${CHIP_FONT}px ${family}`,
    frame: `600 ${LABEL_FONT.title}px ${family}`,
  }
}
