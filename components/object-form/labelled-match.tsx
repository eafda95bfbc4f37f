import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { MatchField } from '@/lib/istio/forms/form-field'
import type { Json } from '@/lib/std/json'
import { useTranslations } from 'use-intl'
import { MatchInput } from './match-input'

interface LabelledMatchProps {
  readonly field: MatchField
  readonly at: JsonSteps
  readonly value: Json | undefined
}

/** A match of a text, with its name and what it means. */
export function LabelledMatch({ field, at, value }: LabelledMatchProps) {
  const t = useTranslations('forms.fields')
  return (
    <MatchInput label={t(`${field.id}.label`)} help={t(`${field.id}.help`)} ways={field.ways} at={at} value={value} />
  )
}
