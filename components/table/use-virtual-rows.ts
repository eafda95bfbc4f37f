import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type Density, useDensity } from '@/lib/client/density'
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Those of the style sheet, pixels. */
const USUAL_HEIGHTS: RowHeights = { comfortable: 36, compact: 28 }

type RowHeights = Readonly<Record<Density, number>>

export type VirtualItem =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'gap'; readonly key: string; readonly height: number }

/**
 * Which rows stand in the document, with gaps for the others.
 *
 * @param keep index of a row that stays even when it is scrolled away, since it holds the focus; -1 for none.
 */
export function useVirtualRows(options: {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly count: number
  readonly keep: number
  /** Of every row, pixels. */
  readonly rowHeights?: RowHeights
}): { readonly items: readonly VirtualItem[]; readonly scrollTo: (index: number) => void } {
  const { scroller, count, keep, rowHeights = USUAL_HEIGHTS } = options
  const [density] = useDensity()
  const rowHeight = rowHeights[density]
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoised by what the virtualizer returns
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The header is stuck to the top and covers one row's height.
    scrollPaddingStart: rowHeight,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return keep < 0 || keep >= count || shown.includes(keep) ? shown : [...shown, keep].sort((a, b) => a - b)
    },
  })
  useSameTop(virtualizer, rowHeight)
  const items: VirtualItem[] = []
  let end = 0
  const fill = (until: number) => {
    if (until > end) items.push({ kind: 'gap', key: `gap ${end}`, height: until - end })
  }
  for (const item of virtualizer.getVirtualItems()) {
    fill(item.start)
    items.push({ kind: 'row', index: item.index })
    end = item.end
  }
  fill(virtualizer.getTotalSize())
  return { items, scrollTo: (index) => virtualizer.scrollToIndex(index) }
}

/** When rows become higher or lower, the one at the top stays there. */
function useSameTop(virtualizer: Virtualizer<HTMLDivElement, Element>, rowHeight: number): void {
  const shownHeight = useRef(rowHeight)
  const rowsAbove = useRef<number>(undefined)
  const size = virtualizer.getTotalSize()
  useLayoutEffect(() => {
    if (shownHeight.current === rowHeight) return
    rowsAbove.current = (virtualizer.scrollOffset ?? 0) / shownHeight.current
    shownHeight.current = rowHeight
    virtualizer.measure()
  }, [virtualizer, rowHeight])
  // Only once the gaps have their new heights is there room to scroll to.
  useLayoutEffect(() => {
    if (rowsAbove.current === undefined || size !== virtualizer.options.count * rowHeight) return
    virtualizer.scrollToOffset(rowsAbove.current * rowHeight)
    rowsAbove.current = undefined
  }, [virtualizer, rowHeight, size])
}
