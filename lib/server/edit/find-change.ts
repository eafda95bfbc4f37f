import 'server-only'
import { isVisibleIn } from '@/lib/access/visible'
import type { User } from '@/lib/access/user'
import type { StoredChange } from '@/lib/ports/change-log'
import { PharosError } from '@/lib/ports/pharos-error'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { orThrow } from '@/lib/server/http/or-throw'
import type { LastWriter } from '@/lib/url/edit-types'
import { type ChangeRecord, isReversion, openStored } from './change-record'
import { getChangeLog } from './change-source'

export interface OpenedChange {
  readonly stored: StoredChange
  /** Undefined: it cannot be opened. */
  readonly record: ChangeRecord | undefined
  /** The change that took this one back. */
  readonly undoneBy: string | null
  /** Who wrote back what stood there before, and when. */
  readonly revertedBy: LastWriter | null
}

/** The changes that the user may see: his own, and those all of whose objects are in namespaces that he sees; the newest first. */
export async function readChanges(user: User): Promise<readonly OpenedChange[]> {
  const [stored, visible] = await Promise.all([getChangeLog().list(), visibleNamespaces(user)])
  const seen = orThrow(visible)
  const all = orThrow(stored).map((one) => ({ stored: one, opened: openStored(one) }))
  const reverted = new Map(all.flatMap(({ opened }) => (isReversion(opened) ? [[opened.reverts, opened.by]] : [])))
  const opened = all.flatMap(({ stored: one, opened: record }) =>
    isReversion(record) ? [] : [{ stored: one, record }],
  )
  const undone = new Map(
    opened.flatMap(({ stored: { id }, record }) =>
      record !== undefined && record.result !== 'refused' && record.undoOf !== null ? [[record.undoOf, id]] : [],
    ),
  )
  const isSeen = (record: ChangeRecord | undefined): boolean =>
    record?.objects.every(({ kind, namespace, name }) => isVisibleIn(seen, kind === 'namespaces' ? name : namespace)) ??
    true
  return opened
    .filter(({ stored: { user: who }, record }) => who === user.name || isSeen(record))
    .map((one) => ({
      ...one,
      undoneBy: undone.get(one.stored.id) ?? null,
      revertedBy: reverted.get(one.stored.id) ?? null,
    }))
}

/** @throws PharosError `not_found`, also for what the user may not see. */
export async function findChange(user: User, id: string): Promise<OpenedChange> {
  const found = (await readChanges(user)).find(({ stored }) => stored.id === id)
  if (found !== undefined) return found
  throw new PharosError('not_found', 'There is no record of this change, or you may not see it.')
}
