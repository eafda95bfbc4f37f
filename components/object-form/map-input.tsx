import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { MapField } from '@/lib/istio/forms/form-field'
import type { JsonRecord } from '@/lib/std/json'
import { ActionIcon, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { FieldSet } from './field-set'
import { useForm } from './form-context'
import { NewKey } from './new-key'
import classes from './object-form.module.css'

interface MapInputProps {
  readonly field: MapField
  readonly at: JsonSteps
  readonly record: JsonRecord
}

/** Labels and the like: one line per key. */
export function MapInput({ field, at, record }: MapInputProps) {
  const t = useTranslations('forms')
  const { change, readOnly } = useForm()
  const label = t(`fields.${field.id}.label`)
  return (
    <FieldSet id={field.id}>
      {Object.entries(record).map(([key, value]) => (
        <div key={key} className={classes.row}>
          <TextInput
            size="xs"
            className={classes.grow}
            label={<code>{key}</code>}
            value={typeof value === 'string' ? value : ''}
            disabled={readOnly}
            onChange={(event) => change([...at, key], event.currentTarget.value)}
          />
          {readOnly ? null : (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('remove', { name: key })}
              onClick={() => change([...at, key], undefined)}
            >
              <IconTrash size={14} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {readOnly ? null : <NewKey label={label} taken={Object.keys(record)} onAdd={(key) => change([...at, key], '')} />}
    </FieldSet>
  )
}
