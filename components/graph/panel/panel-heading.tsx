import type { ReactNode } from 'react'
import { CopyText } from './copy-text'
import classes from './panel-heading.module.css'

export interface PanelHeadingProps {
  /** What kind of thing it is. */
  readonly kind: string
  readonly name: string
  /** Copied by the button beside the name; none without it. */
  readonly reference?: string
  readonly children?: ReactNode
}

/** What the panel is about. */
export function PanelHeading({ kind, name, reference, children }: PanelHeadingProps) {
  return (
    <header className={classes.heading}>
      <div className={classes.kind}>{kind}</div>
      <div className={classes.line}>
        <h2 className={classes.name}>{name}</h2>
        {reference === undefined ? null : <CopyText text={reference} what={reference} />}
      </div>
      {children}
    </header>
  )
}
