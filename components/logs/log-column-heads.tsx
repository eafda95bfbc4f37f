import { visibleText } from '@/lib/std/visible-text'
import type { LinesLook } from './log-lines'
import classes from './log-lines.module.css'

/** The keys above the columns of JSON lines; the details of each line name them too. */
export function LogColumnHeads({ look: { columns, times, pods } }: { readonly look: LinesLook }) {
  return (
    <div className={classes.heads} aria-hidden>
      {times && <span className={classes.time} />}
      <span className={classes.source}>{pods && <span className={classes.pod} />}</span>
      {columns.map(({ key, width }) => (
        <span key={key} className={classes.cell} style={{ width: `${width}ch` }} title={visibleText(key)}>
          {visibleText(key)}
        </span>
      ))}
    </div>
  )
}
