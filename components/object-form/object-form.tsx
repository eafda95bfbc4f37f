import { setField } from '@/lib/istio/forms/set-field'
import { findForm } from '@/lib/istio/forms/forms'
import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { Json } from '@/lib/std/json'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { FieldsOf } from './fields-of'
import { FormContext } from './form-context'
import classes from './object-form.module.css'

interface ObjectFormProps {
  /** `<plural>.<group>`; a kind without a form draws nothing. */
  readonly kindId: string
  /** The name of the kind that people read. */
  readonly kind: string
  readonly object: Json
  readonly readOnly: boolean
  /** The object with the one place changed that the user touched. */
  readonly onChange: (object: Json) => void
}

/** A form for the `spec` of an object. What it has no field for is shown locked and passes through untouched. */
export function ObjectForm({ kindId, kind, object, readOnly, onChange }: ObjectFormProps) {
  const t = useTranslations('forms')
  const fields = findForm(kindId)
  const context = useMemo(
    () => ({
      readOnly,
      change: (at: readonly (string | number)[], value: Json | undefined) => onChange(setField(object, at, value)),
    }),
    [object, onChange, readOnly],
  )
  if (fields === undefined) return null
  const spec = isJsonRecord(object) && isJsonRecord(object.spec) ? object.spec : {}
  return (
    <FormContext value={context}>
      <form className={classes.form} aria-label={t('name', { kind })} onSubmit={(event) => event.preventDefault()}>
        <FieldsOf record={spec} fields={fields} at={SPEC} />
      </form>
    </FormContext>
  )
}

const SPEC = ['spec']
