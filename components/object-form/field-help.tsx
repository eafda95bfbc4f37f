import { toPointer, type JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { FieldId } from '@/lib/istio/forms/field-ids'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useForm } from './form-context'
import classes from './object-form.module.css'

/** What a field means, and what the page knows of this one. */
export function FieldHelp({ id, at }: { readonly id: FieldId; readonly at: JsonSteps }) {
  const t = useTranslations('forms.fields')
  const hint = useForm().hints?.get(toPointer(at))
  return (
    <>
      {t(`${id}.help`)}
      {hint === undefined ? null : <span className={classes.hint}>{hint.text}</span>}
      {hint?.warning === undefined ? null : (
        <span className={classes.hint} data-warns>
          <IconAlertTriangle size={12} aria-hidden /> {hint.warning}
        </span>
      )}
    </>
  )
}
