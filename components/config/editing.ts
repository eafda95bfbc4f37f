import type { Fix } from '@/lib/istio/checks/finding'
import type { EditRequest } from '@/lib/url/edit-types'
import type { ComponentType, ReactNode } from 'react'

/** How a text is shown and changed; another feature's, which the page hands in. */
export interface TextEditorProps {
  readonly label: string
  readonly text: string
  readonly findings?: readonly {
    readonly severity: 'error' | 'warning' | 'info'
    readonly steps: readonly (string | number)[]
    readonly message: string
    readonly fixes?: readonly Fix[]
    readonly check?: string
  }[]
  readonly readOnly?: boolean
  /** It may hold several documents. */
  readonly several?: boolean
  readonly onChange?: (text: string) => void
  /** Ctrl/Cmd S. */
  readonly onPreview?: () => void
}
export type TextEditor = ComponentType<TextEditorProps>

/** The form of the object that a text holds, for kinds that have one; another feature's likewise. */
export type TextForm = ComponentType<{
  readonly kindId: string
  readonly kind: string
  readonly text: string
  readonly readOnly: boolean
  readonly onChange: (text: string) => void
}>

/** How a change is previewed and applied; another feature's likewise. */
export interface Editing {
  /** Several are made together. */
  readonly preview: (...changes: readonly EditRequest[]) => void
  /** Its window, and the band about what was done. */
  readonly element: ReactNode
}
