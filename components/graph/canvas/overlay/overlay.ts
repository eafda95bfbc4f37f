import { detailAt } from '@/lib/graph/display/detail-at'
import { type LookedAt, NOT_LOOKING } from '@/lib/graph/display/looked-at'
import type { Palette } from '@/lib/graph/display/palette'
import { planTexts, type TextPlan } from '@/lib/graph/display/plan-texts'
import type { TextRole } from '@/lib/graph/display/text-measures'
import type { Elements } from '@/lib/graph/display/to-elements'
import type { Rect } from '@/lib/graph/places/extent'
import type { Core, EventObject } from 'cytoscape'
import { type ICanvasLayer, layers } from 'cytoscape-layers'
import { fontsAt } from './fonts'
import { paintChips } from './paint-chips'
import { paintFrames } from './paint-frames'
import { paintLabels, paintSigns } from './paint-nodes'
import { Scene } from './scene'
import { TextWidth } from './text-width'
import type { Painting } from './view-state'

/** Labels, badges, locks and titles, painted on a layer over cytoscape's. */
export interface Overlay {
  readonly scene: Scene
  /** A new layer between cytoscape's drawing and this one. */
  layerBelow: () => ICanvasLayer
  show: (elements: Elements) => void
  look: (at: LookedAt) => void
  color: (palette: Palette) => void
  /** Ids of the nodes and edges whose label is drawn at present. */
  labelled: () => ReadonlySet<string>
  remove: () => void
}

/** Room around the view in which things are still painted, for what stands out of their place. */
const MARGIN = 150

export function attachOverlay(cy: Core, container: Element, palette: Palette): Overlay {
  const scene = new Scene(cy)
  const layer = layers(cy).append('canvas')
  const widths = new TextWidth()
  let state = { palette, fonts: fontsAt(container), lookedAt: NOT_LOOKING }
  let plan: { readonly texts: TextPlan; readonly zoom: number; readonly version: number } | undefined
  let asked = 0
  const widthOf = (text: string, role: TextRole) => widths.of(text, state.fonts[role])

  const texts = (): TextPlan => {
    scene.renew()
    const zoom = cy.zoom()
    if (plan?.zoom !== zoom || plan.version !== scene.version) {
      const detail = detailAt(zoom)
      plan = {
        texts: planTexts(scene, state.lookedAt, { detail, widthOf }),
        zoom,
        version: scene.version,
      }
    }
    return plan.texts
  }
  const paint = (ctx: CanvasRenderingContext2D) => {
    const { labelled, chips } = texts()
    const view = viewOf(cy)
    const painting: Painting = { ctx, widthOf, detail: detailAt(cy.zoom()), ...state }
    paintFrames(scene.frames.values(), painting)
    paintChips(
      chips.filter(({ rect }) => isIn(view, rect)),
      painting,
    )
    paintSigns(
      [...scene.nodes.values()].filter(({ at }) => isIn(view, around(at))),
      painting,
    )
    paintLabels(
      labelled.filter(({ at }) => isIn(view, around(at))),
      painting,
    )
  }
  layer.callback(paint)

  /** Many things change at once; they are painted once. */
  const repaint = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0
      layer.update()
    })
  }
  const onMove = (event: EventObject) => {
    const target: unknown = event.target
    if (isElement(target)) scene.moved(target.id())
    repaint()
  }
  const change = (part: Partial<typeof state>) => {
    state = { ...state, ...part }
    plan = undefined
    repaint()
  }
  cy.on('position', 'node', onMove)
  const onFonts = () => {
    widths.forget()
    change({ fonts: fontsAt(container) })
  }
  document.fonts.addEventListener('loadingdone', onFonts)

  return {
    scene,
    layerBelow: () => layer.insertBefore('canvas'),
    show: (elements) => {
      scene.show(elements)
      change({})
    },
    look: (lookedAt) => change({ lookedAt }),
    color: (next) => change({ palette: next, fonts: fontsAt(container) }),
    labelled: () => {
      const { labelled, chips } = texts()
      return new Set([...labelled.map(({ element }) => element.id), ...chips.map(({ edge }) => edge.element.id)])
    },
    remove: () => {
      cancelAnimationFrame(asked)
      document.fonts.removeEventListener('loadingdone', onFonts)
      cy.off('position', 'node', onMove)
      layer.remove()
    },
  }
}

function isElement(target: unknown): target is { id: () => string } {
  return typeof target === 'object' && target !== null && 'id' in target && typeof target.id === 'function'
}

function viewOf(cy: Core): Rect {
  const { x1, y1, x2, y2 } = cy.extent()
  return { x1: x1 - MARGIN, y1: y1 - MARGIN, x2: x2 + MARGIN, y2: y2 + MARGIN }
}

function isIn(view: Rect, rect: Rect): boolean {
  return rect.x1 < view.x2 && view.x1 < rect.x2 && rect.y1 < view.y2 && view.y1 < rect.y2
}

function around({ x, y }: { x: number; y: number }): Rect {
  return { x1: x, y1: y, x2: x + 1, y2: y + 1 }
}
