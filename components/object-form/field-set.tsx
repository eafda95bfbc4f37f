import type { FieldId } from '@/lib/istio/forms/field-ids'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import classes from './object-form.module.css'

interface FieldSetProps {
  readonly id: FieldId
  readonly children: ReactNode
}

/** Fields that belong together, under their name and what they mean. */
export function FieldSet({ id, children }: FieldSetProps) {
  const t = useTranslations('forms.fields')
  return (
    <fieldset className={classes.set}>
      <legend className={classes.legend}>{t(`${id}.label`)}</legend>
      <p className={classes.help}>{t(`${id}.help`)}</p>
      {children}
    </fieldset>
  )
}
