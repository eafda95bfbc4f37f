import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { PlainField } from '@/lib/istio/forms/form-field'
import { parseDurationNs } from '@/lib/istio/parse-duration-ns'
import type { Json } from '@/lib/std/json'
import { Autocomplete, NativeSelect, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { FieldHelp } from './field-help'
import { useForm } from './form-context'
import { NumberFieldInput } from './number-field-input'

interface PlainInputProps {
  readonly field: PlainField
  readonly at: JsonSteps
  readonly value: Json | undefined
}

/** A field of one value. Emptied it is not set: absent is another thing than empty, 0 or off. */
export function PlainInput({ field, at, value }: PlainInputProps) {
  const t = useTranslations('forms')
  const { change, readOnly, suggest } = useForm()
  const shared = {
    label: t(`fields.${field.id}.label`),
    description: <FieldHelp id={field.id} at={at} />,
    size: 'xs',
    disabled: readOnly,
  } as const
  if (field.type === 'number' || field.type === 'percent')
    return <NumberFieldInput shared={shared} field={field} at={at} value={value} />
  const absent = field.type !== 'switch' && field.usual !== undefined ? t('usual', { value: field.usual }) : t('absent')
  if (field.type === 'text' || field.type === 'duration') {
    const held = typeof value === 'string' ? value : ''
    const isBad = field.type === 'duration' && held !== '' && parseDurationNs(held) === undefined
    const suggested = readOnly ? [] : suggest(field.id, at)
    const write = (next: string): void => change(at, next === '' ? undefined : next)
    const written = { value: held, placeholder: value === '' ? '""' : absent }
    return suggested.length === 0 ? (
      <TextInput
        {...shared}
        {...written}
        error={isBad ? t('badDuration') : undefined}
        onChange={(event) => write(event.currentTarget.value)}
      />
    ) : (
      <Autocomplete
        {...shared}
        {...written}
        data={[...suggested]}
        // A text that is complete is no search among the others.
        {...(suggested.includes(held) ? { filter: ({ options }) => options } : {})}
        onChange={write}
      />
    )
  }
  const options = field.type === 'switch' ? ['true', 'false'] : field.options
  const held = typeof value === 'string' || typeof value === 'boolean' ? String(value) : ''
  return (
    <NativeSelect
      {...shared}
      value={held}
      data={[{ value: '', label: absent }, ...(held === '' || options.includes(held) ? [] : [held]), ...options]}
      onChange={(event) => {
        const next = event.currentTarget.value
        const typed = field.type === 'switch' ? next === 'true' : next
        change(at, next === '' ? undefined : typed)
      }}
    />
  )
}
