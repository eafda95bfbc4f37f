import type { ReactNode } from 'react'
import classes from './fact-list.module.css'

export interface Fact {
  readonly label: string
  readonly value: ReactNode
}

/** Names and values below each other, aligned. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  return (
    <dl className={classes.list}>
      {facts.map(({ label, value }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
