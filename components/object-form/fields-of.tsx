import { readFields } from '@/lib/istio/forms/read-fields'
import { FieldInput } from './field-input'
import type { FieldsProps } from './fields-props'
import { LockedParts } from './locked-parts'

/** The fields of one object, then what the form cannot express of it. */
export function FieldsOf({ record, fields, at }: FieldsProps) {
  const { shown, locked } = readFields(record, fields, at)
  return (
    <>
      {shown.map((placed) => (
        <FieldInput key={placed.field.key} placed={placed} Fields={FieldsOf} />
      ))}
      <LockedParts parts={locked} />
    </>
  )
}
