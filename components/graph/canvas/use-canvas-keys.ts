import type { GraphIndex } from '@/lib/graph/display/graph-index'
import {
  type Direction,
  entryOf,
  nextByImportance,
  nextEdge,
  nextInDirection,
  type Position,
  type Step,
} from '@/lib/graph/display/walk'
import type { Places } from '@/lib/graph/places/drawing'
import { type KeyboardEvent, useState } from 'react'

/** What keys can make the canvas do. */
export interface KeyActions {
  /** `add`: into the selection, or out of it. */
  readonly select: (id: string, add: boolean) => void
  /** Without an id the menu of the view. */
  readonly menu: (id: string | undefined) => void
  /** What a double click does. */
  readonly open: (id: string) => void
  readonly clear: () => void
  readonly zoom: (direction: 'in' | 'out') => void
  readonly fit: () => void
  /** The keyboard came to an element, or found none (undefined) in the direction asked for. */
  readonly arrive: (id: string | undefined, position?: Position) => void
}

const DIRECTION_OF: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

interface Walker {
  /** The element that the keyboard is at. */
  readonly cursor: string | undefined
  readonly setCursor: (id: string | undefined) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Walks the graph by keys (product.md 3.8): a roving cursor, with the same actions as the pointer. */
export function useCanvasKeys(
  index: GraphIndex,
  places: Places,
  selection: readonly string[],
  actions: KeyActions,
): Walker {
  const [cursor, setCursor] = useState<string>()
  const at = cursor ?? selection[0]

  const goTo = (id: string | undefined, position?: Position) => {
    if (id !== undefined) setCursor(id)
    actions.arrive(id, position)
  }
  const stepTo = (step: Step | undefined) => goTo(step?.id, step?.position)
  /** Edges are walked from the node that the walk began at. */
  const nodeAt = (along: 'outgoing' | 'incoming'): string | undefined => {
    const edge = at === undefined ? undefined : index.edges.get(at)
    if (edge === undefined) return at
    return along === 'outgoing' ? edge.source : edge.target
  }
  const walkEdge = (along: 'outgoing' | 'incoming') => {
    const node = nodeAt(along)
    stepTo(node === undefined ? undefined : nextEdge(index, node, along, at))
  }
  const walk = (direction: Direction) => {
    const edge = at === undefined ? undefined : index.edges.get(at)
    if (edge !== undefined) goTo(direction === 'left' || direction === 'up' ? edge.source : edge.target)
    else if (at !== undefined && index.boxes.has(at)) goTo(entryOf(index, at))
    else if (at === undefined || !places.has(at)) stepTo(nextByImportance(index, undefined, 1))
    else goTo(nextInDirection(places, at, direction))
  }

  const act = (key: string, { shiftKey, ctrlKey, metaKey }: Modifiers): boolean => {
    const direction = DIRECTION_OF[key]
    const isEnter = key === 'Enter' && at !== undefined
    if (isEnter) actions.select(at, shiftKey || ctrlKey || metaKey)
    // With another modifier keys are the browser's.
    else if (ctrlKey || metaKey) return false
    else if (direction !== undefined) walk(direction)
    else if (key === 'e' || key === 'E') walkEdge(shiftKey ? 'incoming' : 'outgoing')
    else if (key === 'PageDown') stepTo(nextByImportance(index, at, 1))
    else if (key === 'PageUp') stepTo(nextByImportance(index, at, -1))
    else if (key === '+' || key === '=') actions.zoom('in')
    else if (key === '-') actions.zoom('out')
    else if (key === '0') actions.fit()
    else if (key === ' ' || key === 'ContextMenu' || (key === 'F10' && shiftKey)) actions.menu(at)
    else if (key === '.' && at !== undefined) actions.open(at)
    else if (key === 'Escape') {
      setCursor(undefined)
      actions.clear()
    } else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys pressed on a button inside the canvas are the button's.
    if (event.target !== event.currentTarget || event.altKey) return
    if (act(event.key, event)) event.preventDefault()
  }
  return { cursor, setCursor, onKeyDown }
}

type Modifiers = Pick<KeyboardEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>
