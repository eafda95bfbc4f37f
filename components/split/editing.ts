import type { EditRequest } from '@/lib/url/edit-types'
import type { ReactNode } from 'react'

/** How changes are previewed and applied; another feature's, which the page hands in. */
export interface Editing {
  readonly preview: (...changes: readonly EditRequest[]) => void
  /** The id of the last change that was made here; null: none, or it could not be recorded. */
  readonly change: string | null
  /** Its window, and the band about what was done. */
  readonly element: ReactNode
}
