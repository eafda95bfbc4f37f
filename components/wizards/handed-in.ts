import type { FieldHints } from '@/lib/istio/forms/field-hint'
import type { Suggest } from '@/lib/istio/forms/suggest'
import type { FormPart } from '@/lib/istio/forms/read-part'
import type { EditRequest } from '@/lib/url/edit-types'
import type { ComponentType, ReactNode } from 'react'

/** What other features do of a wizard's page; the page hands it in. */
export interface HandedIn {
  readonly Editor: ComponentType<{
    /** Its id. */
    readonly kind: string
    readonly label: string
    readonly text: string
    readonly readOnly: boolean
    readonly onChange: (text: string) => void
    readonly onPreview: () => void
  }>
  readonly Form: ComponentType<{
    readonly kindId: string
    readonly kind: string
    readonly text: string
    readonly parts?: readonly FormPart[]
    readonly readOnly: boolean
    /** What a field of text could say. */
    readonly suggest?: Suggest
    readonly hints?: FieldHints | undefined
    readonly onChange: (text: string) => void
  }>
  readonly Difference: ComponentType<{ readonly before: string; readonly after: string }>
  readonly editing: {
    /** The preview of changes that are made together; `then` is called once they are made. */
    readonly preview: (changes: readonly EditRequest[], then: () => void) => void
    readonly element: ReactNode
  }
}
