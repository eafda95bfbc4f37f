import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { FormField } from '@/lib/istio/forms/form-field'
import type { JsonRecord } from '@/lib/std/json'
import type { ComponentType } from 'react'

export interface FieldsProps {
  readonly record: JsonRecord
  readonly fields: readonly FormField[]
  readonly at: JsonSteps
}

/** What draws the fields inside of a field: handed down, since fields hold fields. */
export interface DrawsFields {
  readonly Fields: ComponentType<FieldsProps>
}
