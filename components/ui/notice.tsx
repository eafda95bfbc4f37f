import type { ReactNode } from 'react'
import type { Tone } from './tone'
import classes from './tone.module.css'

export interface NoticeProps {
  readonly tone?: Tone
  readonly icon: ReactNode
  readonly title: string
  /** Fills the whole page, so that its title is the page's. */
  readonly alone?: boolean
  /** Why it is so, and what helps. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly role?: 'status' | 'alert'
}

/** Stands in the place of content that is not there: what it is, why, and what to do. */
export function Notice({
  tone = 'neutral',
  icon,
  title,
  alone = false,
  children,
  actions,
  role = 'status',
}: NoticeProps) {
  const Title = alone ? 'h1' : 'h2'
  return (
    <div className={classes.notice} data-tone={tone} role={role}>
      <span className={classes.noticeIcon} aria-hidden>
        {icon}
      </span>
      <Title className={classes.noticeTitle}>{title}</Title>
      {children !== undefined && <div className={classes.noticeText}>{children}</div>}
      {actions !== undefined && <div className={classes.noticeActions}>{actions}</div>}
    </div>
  )
}
