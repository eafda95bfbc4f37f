import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { Json } from '@/lib/std/json'
import { createContext, use } from 'react'

interface FormContextValue {
  /** Sets one place of the object; undefined takes it away. */
  readonly change: (at: JsonSteps, value: Json | undefined) => void
  readonly readOnly: boolean
}

/** What every field of a form needs, however deep it stands. */
export const FormContext = createContext<FormContextValue>({ change: () => undefined, readOnly: true })

export function useForm(): FormContextValue {
  return use(FormContext)
}
