import type { FormField } from '@/lib/istio/forms/form-field'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './object-form.module.css'

interface FieldSetProps {
  readonly field: FormField
  /** Nothing of it is set. */
  readonly absent?: boolean
  readonly children: ReactNode
}

/** Fields that belong together, under their name and what they mean; folded where they are seldom used. */
export function FieldSet({ field, absent = false, children }: FieldSetProps) {
  const t = useTranslations('forms.fields')
  const folds = 'folded' in field && field.folded
  // What holds something is open at first; it does not close under the hand that empties it.
  const [open, setOpen] = useState(!absent)
  const label = t(`${field.id}.label`)
  const help = <p className={classes.help}>{t(`${field.id}.help`)}</p>
  if (!folds) {
    return (
      <fieldset className={classes.set}>
        <legend className={classes.legend}>{label}</legend>
        {help}
        {children}
      </fieldset>
    )
  }
  return (
    <details
      className={classes.fold}
      aria-label={label}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={classes.summary}>{label}</summary>
      {open ? (
        <div className={classes.inner}>
          {help}
          {children}
        </div>
      ) : null}
    </details>
  )
}
