import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { FieldId } from '@/lib/istio/forms/field-ids'
import type { FieldHints } from '@/lib/istio/forms/field-hint'
import type { Suggest } from '@/lib/istio/forms/suggest'
import { setField } from '@/lib/istio/forms/set-field'
import { findForm } from '@/lib/istio/forms/forms'
import { type FormPart, readPart } from '@/lib/istio/forms/read-part'
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
  /** The parts that are shown; its whole `spec` when left out. */
  readonly parts?: readonly FormPart[] | undefined
  readonly readOnly: boolean
  readonly suggest?: Suggest | undefined
  readonly hints?: FieldHints | undefined
  /** The object with the one place changed that the user touched. */
  readonly onChange: (object: Json) => void
}

/** A form for the `spec` of an object, or for parts of it. What it has no field for is shown locked and passes through untouched. */
export function ObjectForm({ kindId, kind, object, parts, readOnly, suggest, hints, onChange }: ObjectFormProps) {
  const t = useTranslations('forms')
  const fields = findForm(kindId)
  const context = useMemo(
    () => ({
      readOnly,
      hints,
      suggest: (field: FieldId, at: JsonSteps) => suggest?.(object, field, at) ?? [],
      change: (at: JsonSteps, value: Json | undefined) => onChange(setField(object, at, value)),
    }),
    [hints, object, onChange, readOnly, suggest],
  )
  if (fields === undefined) return null
  return (
    <FormContext value={context}>
      <form className={classes.form} aria-label={t('name', { kind })} onSubmit={(event) => event.preventDefault()}>
        {(parts ?? [{ at: SPEC, fields, whole: true }]).map((part) => (
          <Part key={part.at.join('.')} part={part} object={object} />
        ))}
      </form>
    </FormContext>
  )
}

const SPEC = ['spec']

function Part({ part, object }: { readonly part: FormPart; readonly object: Json }) {
  const fields = <FieldsOf record={readPart(object, part)} fields={part.fields} at={part.at} />
  if (part.title === undefined) return fields
  return (
    <fieldset className={classes.set}>
      <legend className={classes.legend}>{part.title}</legend>
      {fields}
    </fieldset>
  )
}
