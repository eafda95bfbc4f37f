import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { KeyedField } from '@/lib/istio/forms/form-field'
import type { JsonRecord } from '@/lib/std/json'
import { useTranslations } from 'use-intl'
import { FieldSet } from './field-set'
import type { DrawsFields } from './fields-props'
import { useForm } from './form-context'
import { NamedPart } from './named-part'
import { NewKey } from './new-key'

interface KeyedInputProps extends DrawsFields {
  readonly field: KeyedField
  readonly at: JsonSteps
  readonly record: JsonRecord
}

/** Objects under keys that the user gives, such as ports. */
export function KeyedInput({ field, at, record, Fields }: KeyedInputProps) {
  const t = useTranslations('forms')
  const { change, readOnly } = useForm()
  const label = t(`fields.${field.id}.label`)
  return (
    <FieldSet field={field} absent={Object.keys(record).length === 0}>
      {Object.entries(record).map(([key, value]) => (
        <NamedPart key={key} name={key} onRemove={() => change([...at, key], undefined)}>
          <Fields record={isJsonRecord(value) ? value : {}} fields={field.fields} at={[...at, key]} />
        </NamedPart>
      ))}
      {readOnly ? null : <NewKey label={label} taken={Object.keys(record)} onAdd={(key) => change([...at, key], {})} />}
    </FieldSet>
  )
}
