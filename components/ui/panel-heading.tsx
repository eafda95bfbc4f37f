import type { ReactNode } from 'react'
import classes from './panel-heading.module.css'

interface PanelHeadingProps {
  /** What kind of thing it is. */
  readonly kind: string
  readonly name: string
  /** Beside the name. */
  readonly button?: ReactNode
  readonly children?: ReactNode
}

/** What a side panel is about. */
export function PanelHeading({ kind, name, button, children }: PanelHeadingProps) {
  return (
    <header className={classes.heading}>
      <div className={classes.kind}>{kind}</div>
      <div className={classes.line}>
        <h2 className={classes.name}>{name}</h2>
        {button}
      </div>
      {children}
    </header>
  )
}
