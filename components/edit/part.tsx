import type { ReactNode } from 'react'
import classes from './edit.module.css'

interface PartProps {
  readonly title: string
  /** Of its title: a part may stand in another one. */
  readonly heading?: 'h2' | 'h3'
  readonly children: ReactNode
}

/** A titled part of a preview. No landmark: a dialog and the page below it may have parts of one name. */
export function Part({ title, heading: Heading = 'h2', children }: PartProps) {
  return (
    <div role="group" className={classes.part} aria-label={title}>
      <Heading className={classes.title}>{title}</Heading>
      {children}
    </div>
  )
}
