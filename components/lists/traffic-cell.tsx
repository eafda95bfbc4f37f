import { orDash } from '@/components/ui/or-dash'
import { formatBytes } from '@/lib/i18n/format-bytes'
import { formatMs } from '@/lib/i18n/format-ms'
import { formatPercent } from '@/lib/i18n/format-percent'
import { formatRate } from '@/lib/i18n/format-rate'
import type { ListRow } from '@/lib/lists/model'
import classes from './list-table.module.css'

interface TrafficCellProps {
  readonly row: ListRow
  readonly column: 'rate' | 'errors' | 'p95'
  /** The numbers are still asked for. */
  readonly awaits: boolean
}

/** A number of what came in; a dash where there was nothing of it. */
export function TrafficCell({ row: { traffic }, column, awaits }: TrafficCellProps) {
  if (traffic === null) return awaits ? <span className={classes.awaited} aria-hidden /> : '–'
  switch (column) {
    case 'rate':
      // What speaks TCP only has no requests; its bytes say at least that it is used.
      return traffic.requestRate === null && traffic.bytesRate !== null ? (
        <span className={classes.quiet}>{formatBytes(traffic.bytesRate)}</span>
      ) : (
        orDash(formatRate(traffic.requestRate))
      )
    case 'errors':
      return <span data-errors={(traffic.errorPercent ?? 0) > 0}>{orDash(formatPercent(traffic.errorPercent))}</span>
    case 'p95':
      return orDash(formatMs(traffic.p95Ms))
  }
}
