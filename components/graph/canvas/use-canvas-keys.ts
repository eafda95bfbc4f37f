import type { GraphIndex } from '@/lib/graph/display/graph-index'
import { byImportance, type Direction, nextEdge, nextInDirection } from '@/lib/graph/display/walk'
import type { Places } from '@/lib/graph/places/drawing'
import { type KeyboardEvent, useState } from 'react'

/** What keys can make the canvas do. */
export interface KeyActions {
  readonly select: (id: string) => void
  readonly menu: (id: string) => void
  readonly clear: () => void
  readonly zoom: (direction: 'in' | 'out') => void
  readonly fit: () => void
  /** The keyboard came to an element, or found none (undefined) in the direction asked for. */
  readonly arrive: (id: string | undefined) => void
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
  const importance = () => byImportance(index).map((node) => node.id)

  const goTo = (id: string | undefined) => {
    if (id !== undefined) setCursor(id)
    actions.arrive(id)
  }
  /** Edges are walked from the node that the walk began at. */
  const nodeAt = (along: 'outgoing' | 'incoming'): string | undefined => {
    const edge = at === undefined ? undefined : index.edges.get(at)
    if (edge === undefined) return at
    return along === 'outgoing' ? edge.source : edge.target
  }
  const walkEdge = (along: 'outgoing' | 'incoming') => {
    const node = nodeAt(along)
    if (node !== undefined) goTo(nextEdge(index, node, along, at)?.id)
  }
  const walk = (direction: Direction) => {
    const edge = at === undefined ? undefined : index.edges.get(at)
    if (edge !== undefined) goTo(direction === 'left' || direction === 'up' ? edge.source : edge.target)
    else if (at === undefined || !places.has(at)) goTo(importance()[0])
    else goTo(nextInDirection(places, at, direction))
  }
  const step = (by: 1 | -1) => {
    const ids = importance()
    const next = at === undefined ? 0 : ids.indexOf(at) + by
    goTo(ids[(next + ids.length) % Math.max(1, ids.length)])
  }

  const act = (key: string, shift: boolean): boolean => {
    const direction = DIRECTION_OF[key]
    if (direction !== undefined) walk(direction)
    else if (key === 'e' || key === 'E') walkEdge(shift ? 'incoming' : 'outgoing')
    else if (key === 'PageDown' || key === 'PageUp') step(key === 'PageDown' ? 1 : -1)
    else if (key === '+' || key === '=') actions.zoom('in')
    else if (key === '-') actions.zoom('out')
    else if (key === '0') actions.fit()
    else if (key === 'Enter' && at !== undefined) actions.select(at)
    else if (key === ' ' && at !== undefined) actions.menu(at)
    else if (key === 'Escape') {
      setCursor(undefined)
      actions.clear()
    } else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys pressed on a button inside the canvas are the button's; with a modifier they are the browser's.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    if (act(event.key, event.shiftKey)) event.preventDefault()
  }
  return { cursor, setCursor, onKeyDown }
}
