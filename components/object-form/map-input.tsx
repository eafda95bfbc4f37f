import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { MapField, MatchesField } from '@/lib/istio/forms/form-field'
import type { JsonRecord } from '@/lib/std/json'
import { TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { FieldSet } from './field-set'
import { useForm } from './form-context'
import { MatchInput } from './match-input'
import { NewKey } from './new-key'
import classes from './object-form.module.css'
import { RemovableRow } from './removable-row'

interface MapInputProps {
  readonly field: MapField | MatchesField
  readonly at: JsonSteps
  readonly record: JsonRecord
}

/** Labels, conditions on headers and the like: one line per key. */
export function MapInput({ field, at, record }: MapInputProps) {
  const t = useTranslations('forms')
  const { change, readOnly } = useForm()
  const label = t(`fields.${field.id}.label`)
  const add = (key: string) => change([...at, key], field.type === 'map' ? '' : {})
  return (
    <FieldSet field={field}>
      {Object.entries(record).map(([key, value]) => (
        <RemovableRow key={key} name={key} onRemove={() => change([...at, key], undefined)}>
          {field.type === 'map' ? (
            <TextInput
              size="xs"
              className={classes.grow}
              label={<code>{key}</code>}
              value={typeof value === 'string' ? value : ''}
              disabled={readOnly}
              onChange={(event) => change([...at, key], event.currentTarget.value)}
            />
          ) : (
            <MatchInput label={key} ways={field.ways} at={[...at, key]} value={value} ofKey />
          )}
        </RemovableRow>
      ))}
      {readOnly ? null : <NewKey label={label} taken={Object.keys(record)} onAdd={add} />}
    </FieldSet>
  )
}
