import type { Elements } from '@/lib/graph/display/to-elements'
import type { Camera } from './camera'
import type { Overlay } from './overlay/overlay'
import type { Marks } from './overlay/view-state'
import { windowPoint } from './viewport'

/** An element as it is drawn at present. */
export interface DrawnElement {
  readonly id: string
  readonly kind: 'node' | 'frame' | 'edge'
  /** Class names, those of hovering and selection included. */
  readonly classes: readonly string[]
  /** Model pixels; of edges the middle. */
  readonly position: { readonly x: number; readonly y: number }
  /** The whole text of the element, lines separated by line breaks, whether it is shown or not. */
  readonly label: string
  readonly labelShown: boolean
  /** Names of the signs: icon and badges of a node; lock and bolt of an edge. */
  readonly signs: readonly string[]
}

/**
 * What end-to-end tests read: a canvas has no text. It hangs on the element with `data-settled` as `__pharosCanvas`, and is
 * complete as soon as that attribute is `true`.
 */
export interface CanvasHook {
  elements: () => DrawnElement[]
  /** The point of an element in the coordinates of the browser window, to click there. */
  point: (id: string) => { readonly x: number; readonly y: number } | undefined
  zoom: () => number
}

export const HOOK = '__pharosCanvas'

export function canvasHook(camera: Camera, elements: Elements, overlay: Overlay): CanvasHook {
  return {
    elements: () => {
      const shown = overlay.labelled()
      return [...elements.nodes, ...elements.edges].map((element) => ({
        id: element.id,
        kind: element.kind,
        classes: [...element.classes.split(' '), ...statesOf(element.id, overlay.marks())],
        position: overlay.scene.middleOf(element.id) ?? { x: Number.NaN, y: Number.NaN },
        label: labelOf(element),
        labelShown: element.kind === 'frame' || shown.has(element.id),
        signs: signsOf(element),
      }))
    },
    point: (id) => {
      const place = overlay.scene.middleOf(id)
      return place && windowPoint(camera, place)
    },
    zoom: () => camera.zoom,
  }
}

function statesOf(id: string, { path, selected, cursor, found }: Marks): string[] {
  const states = [
    path !== undefined && !path.has(id) && 'faded',
    selected.has(id) && 'selected',
    cursor === id && 'cursor',
    found.has(id) && 'found',
  ]
  return states.filter((state) => state !== false)
}

type AnyElement = Elements['nodes'][number] | Elements['edges'][number]

function labelOf(element: AnyElement): string {
  if (element.kind === 'edge') return element.label.map((line) => line.text).join('\n')
  if (element.kind === 'frame') return element.title
  return element.detail === '' ? element.title : `${element.title}\n${element.detail}`
}

function signsOf(element: AnyElement): string[] {
  if (element.kind === 'frame') return []
  if (element.kind === 'node') return [element.icon, ...element.signs]
  return [...(element.lock === null ? [] : [`lock-${element.lock}`]), ...(element.breakerOpened ? ['breaker'] : [])]
}
