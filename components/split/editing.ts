import type { EditRequest } from '@/lib/url/edit-types'
import type { ReactNode } from 'react'

/** How changes are previewed and applied; another feature's, which the page hands in. */
export interface Editing {
  readonly preview: (...changes: readonly EditRequest[]) => void
  /** Its window, and the band about what was done. */
  readonly element: ReactNode
}
