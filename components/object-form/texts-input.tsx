import { isJsonList } from '@/lib/istio/edit/json-shape'
import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { TextsField } from '@/lib/istio/forms/form-field'
import type { Json } from '@/lib/std/json'
import { TagsInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useForm } from './form-context'

interface TextsInputProps {
  readonly field: TextsField
  readonly at: JsonSteps
  readonly value: Json | undefined
}

/** A list of texts: Enter or a comma takes one in. */
export function TextsInput({ field, at, value }: TextsInputProps) {
  const t = useTranslations('forms')
  const { change, readOnly } = useForm()
  const texts = isJsonList(value) ? value.filter((item) => typeof item === 'string') : []
  return (
    <TagsInput
      label={t(`fields.${field.id}.label`)}
      description={t(`fields.${field.id}.help`)}
      size="xs"
      disabled={readOnly}
      value={[...texts]}
      acceptValueOnBlur
      placeholder={texts.length === 0 ? t('absent') : ''}
      onChange={(next) => change(at, next.length === 0 ? undefined : next)}
    />
  )
}
