import type { ReactNode } from 'react'

/** A column of a table. */
export interface Column<Row> {
  readonly id: string
  readonly title: string
  /** Says more than the title, in a tooltip. */
  readonly hint?: string
  /** Right-aligned, and largest first when first sorted. */
  readonly numeric?: boolean
  /** Its values have no order. */
  readonly unsortable?: boolean
  /** Pixels; columns without a width share what is left. */
  readonly width?: number
  /** What is sorted by; undefined goes last in either direction. */
  readonly value: (row: Row) => string | number | undefined
  readonly cell: (row: Row) => ReactNode
}
