import type { ListRow } from '@/lib/lists/model'
import { HealthCell } from './health-cell'
import classes from './list-table.module.css'

interface HealthCellOrWaitProps {
  readonly row: ListRow
  /** The numbers are still asked for. */
  readonly awaits: boolean
}

/** A grey bar while the numbers are on their way. */
export function HealthCellOrWait({ row: { health }, awaits }: HealthCellOrWaitProps) {
  if (health !== null) return <HealthCell health={health} />
  return awaits ? <span className={classes.awaited} aria-hidden /> : '–'
}
