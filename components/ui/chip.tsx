import type { ComponentProps, ReactNode } from 'react'
import type { Tone } from './tone'
import classes from './tone.module.css'

interface ChipLook {
  readonly tone?: Tone
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** A short fact with a sign and a word. */
export function Chip({ tone = 'neutral', icon, children, ...span }: ChipLook & ComponentProps<'span'>) {
  return (
    <span {...span} className={classes.chip} data-tone={tone}>
      {icon}
      <span>{children}</span>
    </span>
  )
}

/** A chip that opens what is behind it. */
export function ChipButton({ tone = 'neutral', icon, children, ...button }: ChipLook & ComponentProps<'button'>) {
  return (
    <button {...button} type="button" className={classes.chip} data-tone={tone}>
      {icon}
      <span>{children}</span>
    </button>
  )
}
