import 'server-only'
import type { StoredChange } from '@/lib/ports/change-log'
import { seal, unseal } from '@/lib/server/access/seal'
import { getConfig } from '@/lib/server/process/config'
import { isRecord } from '@/lib/std/is-record'
import type { EditAction, LastWriter, Refusal } from '@/lib/url/edit-types'
import { randomBytes } from 'node:crypto'
import type { PlanShown } from './plan-seal'

/** What is kept of one edit. */
export interface ChangeRecord extends PlanShown {
  readonly requestId: string
  readonly action: EditAction
  readonly kind: string
  /** As Kubernetes writes it: `VirtualService`. */
  readonly wireKind: string
  readonly namespace: string
  readonly name: string
  /** Of the object; empty where there was none. */
  readonly uid: string
  readonly result: 'applied' | 'refused'
  /** YAML of the whole object; empty where there was none, null where it was too large to keep. */
  readonly before: string | null
  readonly after: string | null
  readonly patch: string
  readonly refusal: Refusal | null
  readonly accepted: { readonly errors: boolean; readonly managed: boolean }
  readonly undoOf: string | null
  /** Unix seconds of the metric store; absent in records that are older than it. */
  readonly madeAt?: number
}

/** What was noticed after a change: somebody wrote back what it had replaced. */
export interface Reversion {
  /** The id of the change. */
  readonly reverts: string
  readonly by: LastWriter
}

/** Later ones sort behind earlier ones. */
export function newChangeId(nowMs: number): string {
  return `${nowMs.toString(36).padStart(9, '0')}-${randomBytes(5).toString('hex')}`
}

/** Sealed, so that a reader of the store learns nothing; without the texts where they would be too long. */
export function sealRecord(record: ChangeRecord, { id, at, user }: Omit<StoredChange, 'sealed'>): StoredChange {
  const sealed = seal('change', JSON.stringify({ ...record, id }))
  if (sealed.length <= getConfig().edit.changes.max_record) return { id, at, user, sealed }
  return {
    id,
    at,
    user,
    sealed: seal('change', JSON.stringify({ ...record, id, before: null, after: null, patch: '' })),
  }
}

export function sealReversion(reversion: Reversion, stored: Omit<StoredChange, 'sealed'>): StoredChange {
  return { ...stored, sealed: seal('change', JSON.stringify({ ...reversion, id: stored.id })) }
}

/** Undefined: sealed with another key, changed, or put under another id. */
export function openStored({ id, sealed }: StoredChange): ChangeRecord | Reversion | undefined {
  const text = unseal('change', sealed)
  if (text === undefined) return undefined
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- whatever opens was sealed here
  const opened = JSON.parse(text) as (ChangeRecord | Reversion) & { readonly id: string }
  return opened.id === id ? opened : undefined
}

export function isReversion(opened: ChangeRecord | Reversion | undefined): opened is Reversion {
  return isRecord(opened) && 'reverts' in opened
}
