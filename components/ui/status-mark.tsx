import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconInfoCircleFilled,
  IconSquareRoundedXFilled,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './status-mark.module.css'

const ICONS = {
  error: IconSquareRoundedXFilled,
  warning: IconAlertTriangleFilled,
  info: IconInfoCircleFilled,
  valid: IconCircleCheckFilled,
  unchecked: IconCircleDashed,
} as const

interface StatusMarkProps {
  readonly status: keyof typeof ICONS
  /** The word. */
  readonly children?: ReactNode
  /** The word where there is no room for one: told by the tooltip and to screen readers. */
  readonly label?: string
}

/** What checks say, as shape and colour beside the word. */
export function StatusMark({ status, children, label }: StatusMarkProps) {
  const Icon = ICONS[status]
  return (
    <span className={classes.mark} data-status={status}>
      <Icon
        size={16}
        className={classes.icon}
        {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label, title: label })}
      />
      {children === undefined ? null : <span>{children}</span>}
    </span>
  )
}
