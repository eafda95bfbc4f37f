import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { ListField } from '@/lib/istio/forms/form-field'
import type { Json } from '@/lib/std/json'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { FieldSet } from './field-set'
import type { DrawsFields } from './fields-props'
import { useForm } from './form-context'
import { NamedPart } from './named-part'

interface ItemsInputProps extends DrawsFields {
  readonly field: ListField
  readonly at: JsonSteps
  readonly items: readonly Json[]
}

/** A list of objects, each with its fields. */
export function ItemsInput({ field, at, items, Fields }: ItemsInputProps) {
  const t = useTranslations('forms')
  const { change, readOnly } = useForm()
  const label = t(`fields.${field.id}.label`)
  return (
    <FieldSet field={field} absent={items.length === 0}>
      {items.map((item, i) => (
        <NamedPart
          key={i}
          name={t('item', { label: t('one', { field: field.id, label }), number: i + 1 })}
          onRemove={() => change([...at, i], undefined)}
        >
          <Fields record={isJsonRecord(item) ? item : {}} fields={field.fields} at={[...at, i]} />
        </NamedPart>
      ))}
      {readOnly ? null : (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={t('add', { label })}
          onClick={() => change([...at, items.length], {})}
        >
          {t('addItem')}
        </Button>
      )}
    </FieldSet>
  )
}
