import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { NumberField, PercentField } from '@/lib/istio/forms/form-field'
import type { Json } from '@/lib/std/json'
import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useForm } from './form-context'

interface NumberFieldInputProps {
  readonly shared: Pick<NumberInputProps, 'label' | 'description' | 'size' | 'disabled'>
  readonly field: NumberField | PercentField
  readonly at: JsonSteps
  readonly value: Json | undefined
}

/** A whole number, or a percentage. */
export function NumberFieldInput({ shared, field, at, value }: NumberFieldInputProps) {
  const t = useTranslations('forms')
  const { change } = useForm()
  // `0.` is 0 on the way to 0.5.
  const [typed, setTyped] = useState<string | number>('')
  const isPercent = field.type === 'percent'
  const [least, most] = isPercent ? [0, 100] : [field.least, field.most]
  const held = isPercent && isJsonRecord(value) ? value.value : value
  const number = typeof held === 'number' ? held : undefined
  return (
    <NumberInput
      {...shared}
      value={number === undefined ? '' : typed !== '' && Number(typed) === number ? typed : number}
      min={least}
      max={most}
      clampBehavior="none"
      allowDecimal={isPercent}
      rightSection={isPercent ? '%' : undefined}
      hideControls
      placeholder={field.usual === undefined ? t('absent') : t('usual', { value: field.usual })}
      error={number !== undefined && (number < least || number > most)}
      onChange={(next) => {
        setTyped(next)
        const read = next === '' ? Number.NaN : Number(next)
        change(isPercent ? [...at, 'value'] : at, Number.isFinite(read) ? read : undefined)
      }}
    />
  )
}
