import type { JsonColumn } from '@/lib/logs/json-columns'
import { visibleText } from '@/lib/std/visible-text'
import classes from './log-lines.module.css'

/** More of a value is in the details of its line. */
const LONGEST = 200

interface JsonCellsProps {
  readonly columns: readonly JsonColumn[]
  readonly cells: ReadonlyMap<string, string>
}

/** The values of one JSON line, below the names of their keys. What a line does not have is empty. */
export function JsonCells({ columns, cells }: JsonCellsProps) {
  return columns.map(({ key, width }) => {
    const value = visibleText((cells.get(key) ?? '').slice(0, LONGEST))
    return (
      <span
        key={key}
        className={classes.cell}
        style={{ width: `${width}ch` }}
        title={`${visibleText(key)}: ${value}`}
        dir="ltr"
      >
        {value}
      </span>
    )
  })
}
