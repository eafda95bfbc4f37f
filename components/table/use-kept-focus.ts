import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/**
 * Keeps the focus in the grid when a refresh or a filter takes the focused row away: the row that has come to its place gets it.
 *
 * @param at index of the focused row; -1 when there is none (any more).
 */
export function useKeptFocus(
  scroller: RefObject<HTMLElement | null>,
  at: number,
  count: number,
): { readonly onFocus: () => void; readonly onBlur: (event: FocusEvent) => void } {
  const isInside = useRef(false)
  const last = useRef(-1)
  useEffect(() => {
    if (at >= 0) last.current = at
    else if (isInside.current && document.activeElement === document.body) {
      const row = `tr[data-index="${Math.min(last.current, count - 1)}"]`
      scroller.current?.querySelector<HTMLElement>(row)?.focus({ preventScroll: true })
    }
  }, [scroller, at, count])
  return {
    onFocus: () => {
      isInside.current = true
    },
    // A row that is taken out of the document loses the focus to nobody.
    onBlur: ({ relatedTarget, currentTarget }) => {
      if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) isInside.current = false
    },
  }
}
