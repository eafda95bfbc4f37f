import { useGraphView } from '@/lib/client/use-graph-view'
import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useState } from 'react'

/** Where the panel covers the drawing instead of standing beside it; side-panel.module.css says the same. */
const NARROW = '(max-width: 48em)'

/**
 * Whether the side panel is open, as the URL says. On a narrow screen it stays out of the way until something is selected,
 * unless it was opened by hand.
 */
export function usePanelOpen(anySelected: boolean): readonly [boolean, (open: boolean) => void] {
  const [{ panel }, change] = useGraphView()
  const [byHand, setByHand] = useState(false)
  const narrow = useMediaQuery(NARROW)
  const setOpen = useCallback(
    (next: boolean) => {
      setByHand(next)
      change({ panel: next ? null : 'closed' })
    },
    [change],
  )
  return [panel === 'open' && (!narrow || anySelected || byHand), setOpen]
}
