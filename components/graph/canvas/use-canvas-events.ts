import type { Places } from '@/lib/graph/places/drawing'
import { FRAME_PADDING } from '@/lib/graph/places/drawing'
import type { Core, EventObject, NodeSingular } from 'cytoscape'
import { type RefObject, useEffect } from 'react'
import { asElement, targetOf } from './event-target'
import { frameMembers } from './frame-members'

const HOVER_MS = 150

interface Point {
  readonly x: number
  readonly y: number
}

/** What the pointer does on the canvas, by element id; points are in window coordinates. */
export interface CanvasEvents {
  /** A click; `adding` with Ctrl or Cmd. Undefined: on nothing. */
  readonly onTap: (id: string | undefined, adding: boolean) => void
  readonly onDoubleTap: (id: string) => void
  readonly onMenu: (id: string | undefined, at: Point) => void
  /** After 150 ms over one element; undefined when it is left. */
  readonly onHover: (id: string | undefined, at: Point) => void
  readonly onDragged: (places: Places) => void
  /** Dragged with Shift: the area between two points of the model. */
  readonly onArea: (from: Point, to: Point) => void
  /** What is under the pointer, for its shape. */
  readonly onOver: (what: 'thing' | 'title' | 'nothing') => void
}

/** Listens to cytoscape; `events` may change at every render without listening anew. */
export function useCanvasEvents(cy: Core | undefined, events: RefObject<CanvasEvents>): void {
  useEffect(() => {
    if (cy === undefined) return
    let hovering: ReturnType<typeof setTimeout> | undefined
    let over: string | undefined
    let corner: Point | undefined
    const tell = (id: string | undefined, at: Point) => {
      clearTimeout(hovering)
      over = id
      if (id === undefined) events.current.onHover(undefined, at)
      else hovering = setTimeout(() => events.current.onHover(id, at), HOVER_MS)
    }

    const handlers: Readonly<Record<string, (event: EventObject) => void>> = {
      tap: (event) => {
        const pressed = event.originalEvent
        events.current.onTap(idOf(event), pressed.ctrlKey || pressed.metaKey)
      },
      dbltap: (event) => {
        const id = idOf(event)
        if (id !== undefined) events.current.onDoubleTap(id)
      },
      cxttap: (event) => events.current.onMenu(idOf(event), pointOf(event)),
      // A mouse that is held down is about to drag; only fingers have no other button.
      taphold: (event) => {
        if (event.originalEvent.type.startsWith('touch')) events.current.onMenu(idOf(event), pointOf(event))
      },
      mousemove: (event) => {
        const frame = frameUnder(event)
        const inTitle = frame !== undefined && isInTitle(frame, event)
        // Dragging inside a frame pans, or there would be nowhere to pan in a mesh that fills its frame; its title moves it.
        if (frame !== undefined) setMovable(frame, inTitle)
        events.current.onOver(
          inTitle ? 'title' : frame === undefined && idOf(event) !== undefined ? 'thing' : 'nothing',
        )
        const id = frame === undefined || inTitle ? idOf(event) : undefined
        if (id !== over) tell(id, pointOf(event))
      },
      mouseout: (event) => {
        if (event.target === cy) tell(undefined, pointOf(event))
      },
      'grab viewport': (event) => {
        if (over !== undefined) tell(undefined, pointOf(event))
      },
      boxstart: (event) => {
        corner = event.position
      },
      boxend: (event) => {
        if (corner !== undefined) events.current.onArea(corner, event.position)
        corner = undefined
      },
      dragfree: (event) => {
        const places = placesUnder(event)
        if (places.size > 0) events.current.onDragged(places)
      },
    }
    for (const [names, handler] of Object.entries(handlers)) cy.on(names, handler)
    return () => {
      clearTimeout(hovering)
      for (const [names, handler] of Object.entries(handlers)) cy.off(names, handler)
    }
  }, [cy, events])
}

function idOf(event: EventObject): string | undefined {
  return targetOf(event)?.id()
}

function pointOf(event: EventObject): Point {
  const corner = event.cy.container()?.getBoundingClientRect()
  const { x, y } = isPointer(event) ? event.renderedPosition : { x: 0, y: 0 }
  return { x: (corner?.x ?? 0) + x, y: (corner?.y ?? 0) + y }
}

/** Events that no pointer caused have no position, whatever their type says. */
function isPointer(event: Partial<EventObject>): boolean {
  return event.renderedPosition !== undefined
}

function frameUnder(event: EventObject): NodeSingular | undefined {
  const target = targetOf(event)
  return target?.hasClass('frame') === true ? target : undefined
}

function isInTitle(frame: NodeSingular, event: EventObject): boolean {
  const top = frame.position().y - frame.outerHeight() / 2
  const level = (['app', 'namespace', 'cluster'] as const).find((name) => frame.hasClass(name)) ?? 'app'
  return event.position.y < top + FRAME_PADDING[level]
}

function setMovable(frame: NodeSingular, movable: boolean): void {
  if (frame.grabbable() === movable) return
  if (movable) frame.grabify().unpanify()
  else frame.ungrabify().panify()
}

/** The dragged node, or all nodes in the dragged frame. */
function placesUnder(event: EventObject): Places {
  const dragged = targetOf(event)
  if (dragged === undefined) return new Map()
  const nodes = dragged.hasClass('frame') ? frameMembers(dragged).filter((node) => !node.hasClass('frame')) : dragged
  return new Map(nodes.map((node) => [node.id(), roundedPosition(asElement(node))]))
}

function roundedPosition(node: NodeSingular): Point {
  const { x, y } = node.position()
  return { x: Math.round(x), y: Math.round(y) }
}
