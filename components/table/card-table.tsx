import type { ReactNode } from 'react'
import classes from './card-table.module.css'

export interface CardColumn {
  readonly title: string
  /** Its cells carry `data-numeric` too. */
  readonly numeric?: boolean
}

interface CardTableProps {
  readonly label: string
  readonly columns: readonly CardColumn[]
  /** Rows of one line, whose header takes what is left and may be cut, so that the table never scrolls. */
  readonly dense?: boolean
  /** The rows. */
  readonly children: ReactNode
}

/** A small table in a card, all of it there at once. */
export function CardTable({ label, columns, dense = false, children }: CardTableProps) {
  const table = (
    <table className={classes.table} data-dense={dense || undefined} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ title, numeric }) => (
            <th key={title} scope="col" data-numeric={numeric}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
  return dense ? table : <div className={classes.scroll}>{table}</div>
}
