import type { ReactNode } from 'react'
import classes from './card.module.css'

interface CardProps {
  readonly title: string
  /** Behind the title, in grey: how many there are. */
  readonly count?: number
  readonly children: ReactNode
}

/** A titled part of a details page. */
export function Card({ title, count, children }: CardProps) {
  return (
    <section className={classes.card} aria-label={title}>
      <h2 className={classes.title}>
        {title}
        {count === undefined ? null : <span className={classes.count}>{count}</span>}
      </h2>
      {children}
    </section>
  )
}
