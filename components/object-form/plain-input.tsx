import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { ChoiceField, NumberField, SwitchField, TextField } from '@/lib/istio/forms/form-field'
import type { Json } from '@/lib/std/json'
import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useForm } from './form-context'

interface PlainInputProps {
  readonly field: TextField | NumberField | ChoiceField | SwitchField
  readonly at: JsonSteps
  readonly value: Json | undefined
}

/** A field of one value. Emptied it is not set: absent is another thing than empty, 0 or off. */
export function PlainInput({ field, at, value }: PlainInputProps) {
  const t = useTranslations('forms')
  const { change, readOnly } = useForm()
  const shared = {
    label: t(`fields.${field.id}.label`),
    description: t(`fields.${field.id}.help`),
    size: 'xs',
    disabled: readOnly,
  } as const
  if (field.type === 'number') {
    return (
      <NumberInput
        {...shared}
        value={typeof value === 'number' ? value : ''}
        min={field.least}
        max={field.most}
        clampBehavior="none"
        allowDecimal={false}
        hideControls
        placeholder={t('absent')}
        error={typeof value === 'number' && (value < field.least || value > field.most)}
        onChange={(next) => change(at, typeof next === 'number' ? next : undefined)}
      />
    )
  }
  if (field.type === 'text') {
    return (
      <TextInput
        {...shared}
        value={typeof value === 'string' ? value : ''}
        placeholder={value === '' ? '""' : t('absent')}
        onChange={(event) => change(at, event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      />
    )
  }
  const options = field.type === 'switch' ? ['true', 'false'] : field.options
  const usual = field.type === 'choice' && field.usual !== undefined ? t('usual', { value: field.usual }) : t('absent')
  const held = typeof value === 'string' || typeof value === 'boolean' ? String(value) : ''
  return (
    <NativeSelect
      {...shared}
      value={held}
      data={[{ value: '', label: usual }, ...(held === '' || options.includes(held) ? [] : [held]), ...options]}
      onChange={(event) => {
        const next = event.currentTarget.value
        const typed = field.type === 'switch' ? next === 'true' : next
        change(at, next === '' ? undefined : typed)
      }}
    />
  )
}
