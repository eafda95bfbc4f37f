import type { ReactNode } from 'react'
import type { Tone } from './tone'
import classes from './tone.module.css'

export interface BandProps {
  readonly tone?: Tone
  readonly icon: ReactNode
  readonly children: ReactNode
  readonly actions?: ReactNode
  /** `alert` interrupts a screen reader; the default waits. */
  readonly role?: 'status' | 'alert'
}

/** A strip over the width of what it speaks of. */
export function Band({ tone = 'neutral', icon, children, actions, role = 'status' }: BandProps) {
  return (
    <div className={classes.band} data-tone={tone} role={role}>
      <div className={classes.bandText}>
        {icon}
        <p>{children}</p>
      </div>
      {actions}
    </div>
  )
}
