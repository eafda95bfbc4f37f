import type { RefObject } from 'react'
import type { Completing } from './use-completion'
import type { Expression } from './use-expression'

/** Puts another expression into a box, which then has the focus. */
export function useReplace(
  field: RefObject<HTMLInputElement | null>,
  { apply }: Expression,
  { close }: Completing,
): (expression: string) => void {
  return (text) => {
    apply(text)
    close()
    field.current?.focus()
  }
}
