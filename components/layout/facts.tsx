import type { ReactNode } from 'react'
import classes from './facts.module.css'

/** A label with its value; null where there is nothing to say. */
export type Fact = readonly [label: string, value: ReactNode]

/** Labels and values, aligned; those without a value are left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
