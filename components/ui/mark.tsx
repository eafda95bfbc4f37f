import type { Icon as TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Tone } from './tone'
import classes from './tone.module.css'

interface MarkProps {
  readonly tone: Tone
  readonly icon: TablerIcon
  /** The word. */
  readonly children?: ReactNode
  /** The word where there is no room for one: told by the tooltip and to screen readers. */
  readonly label?: string
}

/** A status as shape and colour beside its word. */
export function Mark({ tone, icon: Icon, children, label }: MarkProps) {
  return (
    <span className={classes.mark} data-tone={tone}>
      <Icon
        size={16}
        {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label, title: label })}
      />
      {children === undefined ? null : <span>{children}</span>}
    </span>
  )
}
