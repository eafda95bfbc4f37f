import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { FieldId } from '@/lib/istio/forms/field-ids'
import type { FieldHints } from '@/lib/istio/forms/field-hint'
import type { Json } from '@/lib/std/json'
import { createContext, use } from 'react'

interface FormContextValue {
  /** Sets one place of the object; undefined takes it away. */
  readonly change: (at: JsonSteps, value: Json | undefined) => void
  readonly readOnly: boolean
  /** What a field of text could say; empty: nobody knows. */
  readonly suggest: (field: FieldId, at: JsonSteps) => readonly string[]
  readonly hints?: FieldHints | undefined
}

/** What every field of a form needs, however deep it stands. */
export const FormContext = createContext<FormContextValue>({
  change: () => undefined,
  readOnly: true,
  suggest: () => [],
})

export function useForm(): FormContextValue {
  return use(FormContext)
}
