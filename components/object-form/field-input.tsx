import { isJsonList, isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { PlacedField } from '@/lib/istio/forms/read-fields'
import { FieldSet } from './field-set'
import type { DrawsFields } from './fields-props'
import { ItemsInput } from './items-input'
import { KeyedInput } from './keyed-input'
import { LabelledMatch } from './labelled-match'
import { MapInput } from './map-input'
import { PlainInput } from './plain-input'
import { TextsInput } from './texts-input'

interface FieldInputProps extends DrawsFields {
  readonly placed: PlacedField
}

/** One field of a form, by its type. */
export function FieldInput({ placed, Fields }: FieldInputProps) {
  const { field, at, value } = placed
  switch (field.type) {
    case 'group':
      return (
        <FieldSet field={field} absent={value === undefined}>
          <Fields record={isJsonRecord(value) ? value : {}} fields={field.fields} at={at} />
        </FieldSet>
      )
    case 'list':
      return <ItemsInput Fields={Fields} field={field} at={at} items={isJsonList(value) ? value : []} />
    case 'keyed':
      return <KeyedInput Fields={Fields} field={field} at={at} record={isJsonRecord(value) ? value : {}} />
    case 'map':
    case 'matches':
      return <MapInput field={field} at={at} record={isJsonRecord(value) ? value : {}} />
    case 'match':
      return <LabelledMatch field={field} at={at} value={value} />
    case 'texts':
      return <TextsInput field={field} at={at} value={value} />
    default:
      return <PlainInput field={field} at={at} value={value} />
  }
}
