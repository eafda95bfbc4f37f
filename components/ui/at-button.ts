import { type Ref, useLayoutEffect } from 'react'
import type { Anchor } from './use-anchor'

interface AtButtonProps extends Pick<Anchor, 'button'> {
  /** Comes from the popover around it, which wants to know its target. */
  readonly ref?: Ref<HTMLElement>
}

/** Stands for a button that was there before the popover. */
export function AtButton({ button, ref }: AtButtonProps) {
  useLayoutEffect(() => {
    if (typeof ref !== 'function') return
    ref(button.current)
    return () => void ref(null)
  }, [button, ref])
  return null
}
