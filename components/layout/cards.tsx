import type { ReactNode } from 'react'
import classes from './cards.module.css'

/** The cards of a tab, one below the other. */
export function Cards({ children }: { readonly children: ReactNode }) {
  return <div className={classes.cards}>{children}</div>
}
