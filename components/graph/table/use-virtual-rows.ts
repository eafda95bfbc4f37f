import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'

const ROW_HEIGHT = 36

type Item =
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
}): { readonly items: readonly Item[]; readonly scrollTo: (index: number) => void } {
  const { scroller, count, keep } = options
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoised by what the virtualizer returns
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // The header is stuck to the top and covers one row's height.
    scrollPaddingStart: ROW_HEIGHT,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return keep < 0 || keep >= count || shown.includes(keep) ? shown : [...shown, keep].sort((a, b) => a - b)
    },
  })
  const items: Item[] = []
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
