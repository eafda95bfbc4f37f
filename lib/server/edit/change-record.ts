import 'server-only'
import type { FindingChange } from '@/lib/istio/checks/engine/compare-findings'
import type { StoredChange } from '@/lib/ports/change-log'
import { seal, unseal } from '@/lib/server/access/seal'
import { getConfig } from '@/lib/server/process/config'
import { isRecord } from '@/lib/std/is-record'
import type { ChangeDetails, ChangeRow, LastWriter, StepResult } from '@/lib/url/edit-types'
import { randomBytes } from 'node:crypto'

/** What is kept of one plan. */
export interface ChangeRecord {
  readonly requestId: string
  /** In the order of the plan; at least one. */
  readonly objects: readonly ChangedObject[]
  readonly findings: readonly FindingChange[] | null
  readonly result: NonNullable<ChangeRow['about']>['result']
  readonly accepted: { readonly errors: boolean; readonly managed: boolean }
  readonly undoOf: string | null
  /** Unix seconds of the metric store; absent in records of what was not made. */
  readonly madeAt?: number
}

/** What is kept of one object of a plan; the texts are YAML of the whole object. */
export interface ChangedObject extends StepResult, ChangeDetails {
  /** Empty where there was none. */
  readonly uid: string
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
  const objects = record.objects.map((object) => ({ ...object, before: null, after: null, patch: '' }))
  return { id, at, user, sealed: seal('change', JSON.stringify({ ...record, objects, id })) }
}

export function sealReversion(reversion: Reversion, stored: Omit<StoredChange, 'sealed'>): StoredChange {
  return { ...stored, sealed: seal('change', JSON.stringify({ ...reversion, id: stored.id })) }
}

/** Undefined: sealed with another key, changed, put under another id, or of a form that is not written any more. */
export function openStored({ id, sealed }: StoredChange): ChangeRecord | Reversion | undefined {
  const text = unseal('change', sealed)
  if (text === undefined) return undefined
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- whatever opens was sealed here
  const opened = JSON.parse(text) as (ChangeRecord | Reversion) & { readonly id: string }
  return opened.id === id && (isReversion(opened) || Array.isArray(opened.objects)) ? opened : undefined
}

export function isReversion(opened: ChangeRecord | Reversion | undefined): opened is Reversion {
  return isRecord(opened) && 'reverts' in opened
}
