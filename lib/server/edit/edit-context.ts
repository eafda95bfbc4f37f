import 'server-only'
import type { User } from '@/lib/access/user'

/** Who plans what, and what it takes back. */
export interface EditContext {
  readonly user: User
  readonly signal: AbortSignal
  readonly requestId: string
  /** The change that this one takes back. */
  readonly undoOf: string | null
}
