import { useFormatter } from 'use-intl'
import classes from './certificates.module.css'

/** A day, with the exact instant in the tooltip. */
export function Instant({ at }: { readonly at: string }) {
  const format = useFormatter()
  const time = new Date(at)
  return (
    <time dateTime={at} title={`${format.dateTime(time, 'full')} (${at})`} className={classes.date}>
      {format.dateTime(time, { year: 'numeric', month: 'short', day: 'numeric' })}
    </time>
  )
}
