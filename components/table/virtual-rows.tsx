import type { ReactNode } from 'react'
import type { VirtualItem } from './use-virtual-rows'

interface VirtualRowsProps {
  readonly items: readonly VirtualItem[]
  /** Draws the row of a line, with a key of its own. */
  readonly children: (index: number) => ReactNode
}

/** The rows that stand in the document, and the gaps between them. */
export function VirtualRows({ items, children }: VirtualRowsProps) {
  return items.map((item) =>
    item.kind === 'gap' ? <tr key={item.key} aria-hidden style={{ height: item.height }} /> : children(item.index),
  )
}
