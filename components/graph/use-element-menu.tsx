import type { ElementIndex } from '@/lib/graph/panel/element-index'
import dynamic from 'next/dynamic'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import type { MenuPlace } from './element-menu'
import type { GraphSelection } from './use-selection'

const ElementMenu = dynamic(() => import('./element-menu').then((module) => module.ElementMenu), {
  loading: () => null,
})

/** Opens the menu of an element at a point of the window; without an id that of the view. */
export type OpenMenu = (id: string | undefined, at: { readonly x: number; readonly y: number }) => void

/** The one menu of drawing and table: how it is opened, and the menu itself while it is. Focus goes back to where it came from. */
export function useElementMenu(
  index: ElementIndex,
  selection: GraphSelection,
): { readonly open: OpenMenu; readonly menu: ReactNode } {
  const [place, setPlace] = useState<MenuPlace>()
  const cameFrom = useRef<Element>(null)
  const open = useCallback<OpenMenu>((id, at) => {
    cameFrom.current = document.activeElement
    setPlace({ id, ...at })
  }, [])
  const close = () => {
    setPlace(undefined)
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus({ preventScroll: true })
  }
  const menu =
    place === undefined ? null : (
      <ElementMenu
        key={place.id ?? ''}
        index={index}
        place={place}
        onDetails={(id) => selection.choose(id, false)}
        onClose={close}
      />
    )
  return { open, menu }
}
