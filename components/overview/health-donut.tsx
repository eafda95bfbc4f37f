import { donutArcs } from '@/lib/overview/donut-arcs'
import type { StatusCounts } from '@/lib/overview/model'
import classes from './health-shares.module.css'

/** Of the ring's middle line, in its own coordinates: its length is then 100. */
const RADIUS = 100 / (2 * Math.PI)
/** Arcs begin at three o'clock. */
const TO_TOP = 25

interface HealthDonutProps {
  readonly counts: StatusCounts
  readonly total: number
  readonly unit: string
}

/** Shares as a ring, the total in its middle. The legend beside it says the same in words. */
export function HealthDonut({ counts, total, unit }: HealthDonutProps) {
  const ring = { cx: 20, cy: 20, r: RADIUS }
  return (
    <div className={classes.donut} aria-hidden>
      <svg viewBox="0 0 40 40" width={112} height={112}>
        <circle {...ring} className={classes.ring} />
        {donutArcs(counts).map(({ status, start, length }) => (
          <circle
            key={status}
            {...ring}
            className={classes.arc}
            data-status={status}
            strokeDasharray={`${length} ${100 - length}`}
            strokeDashoffset={TO_TOP - start}
          />
        ))}
      </svg>
      <span className={classes.donutMiddle}>
        <strong>{total}</strong>
        <small>{unit}</small>
      </span>
    </div>
  )
}
