import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { Json } from '@/lib/std/json'
import type { FieldId } from './field-ids'

/** What a field of text of an object could say, as whoever shows the form knows; empty: nobody knows. */
export type Suggest = (object: Json, field: FieldId, at: JsonSteps) => readonly string[]
