import type { ReactNode } from 'react'
import classes from './edit.module.css'

interface PartProps {
  readonly title: string
  readonly children: ReactNode
}

/** A titled part of a preview. No landmark: a dialog and the page below it may have parts of one name. */
export function Part({ title, children }: PartProps) {
  return (
    <div role="group" className={classes.part} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      {children}
    </div>
  )
}
