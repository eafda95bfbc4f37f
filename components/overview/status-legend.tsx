import { HealthMark } from '@/components/layout/health-mark'
import { HEALTH_STATUSES, type HealthStatus } from '@/lib/health/summarise-health'
import type { StatusCounts } from '@/lib/overview/model'
import Link from 'next/link'
import own from './health-shares.module.css'
import classes from './overview.module.css'

interface StatusLegendProps {
  readonly label: string
  readonly counts: StatusCounts
  /** The list narrowed to a status. */
  readonly href: (status: HealthStatus) => string
}

/** How many there are of each status that occurs; each leads to them. */
export function StatusLegend({ label, counts, href }: StatusLegendProps) {
  return (
    <ul className={own.legend} aria-label={label}>
      {HEALTH_STATUSES.filter((status) => counts[status] > 0).map((status) => (
        <li key={status}>
          <Link href={href(status)} prefetch={false} className={own.legendLine}>
            <HealthMark status={status} />
            <span className={classes.number}>{counts[status]}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
