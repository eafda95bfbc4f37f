import { type RefObject, useId, useRef } from 'react'
import { useOnceOpened } from './use-once-opened'

/** The button at which something opens. */
export interface Anchor {
  readonly id: string
  readonly button: RefObject<HTMLButtonElement | null>
  readonly opened: boolean
  readonly setOpened: (opened: boolean) => void
}

interface AnchorOptions {
  readonly popup: 'dialog' | 'menu'
  /** Loads what opens; called again and again. */
  readonly load: () => Promise<unknown>
  readonly state: readonly [boolean, (opened: boolean) => void]
}

/**
 * For a button that answers at once while what it opens is loaded on the way to it: by a pointer that comes near, by the
 * focus, at the latest by the click.
 */
export function useAnchor({ popup, load, state: [opened, setOpened] }: AnchorOptions) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const warm = (): void => {
    // What could not be loaded is asked for again by the click, which tells.
    load().catch(() => undefined)
  }
  const props = {
    ref: button,
    id,
    'aria-haspopup': popup,
    'aria-expanded': opened,
    'aria-controls': opened ? `${id}-dropdown` : undefined,
    onPointerEnter: warm,
    onFocus: warm,
    onClick: () => setOpened(!opened),
  } as const
  return { anchor: { id, button, opened, setOpened }, wanted: useOnceOpened(opened), props }
}
