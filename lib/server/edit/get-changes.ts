import 'server-only'
import type { User } from '@/lib/access/user'
import type { ChangeAnswer, ChangeRow, ChangesAnswer } from '@/lib/url/edit-types'
import { getChangeLog } from './change-source'
import { findChange, type OpenedChange, readChanges } from './find-change'

/**
 * What was changed through Pharos, the newest first, as far as the user may see.
 *
 * @param query `kind`, `namespace` and `name` leave out what is about other objects.
 */
export async function getChanges(user: User, query: URLSearchParams): Promise<ChangesAnswer> {
  const asked = (['kind', 'namespace', 'name'] as const).filter((part) => query.has(part))
  const changes = (await readChanges(user))
    .filter(({ record }) => asked.every((part) => record?.[part] === query.get(part)))
    .map(toRow)
  return { changes, volatile: getChangeLog().volatile }
}

/** @throws PharosError `not_found` */
export async function getChange(user: User, id: string): Promise<ChangeAnswer> {
  const opened = await findChange(user, id)
  const { record, undoneBy, revertedBy } = opened
  if (record === undefined) return toRow(opened)
  const { before, after, patch, owners, findings, serverChanges, refusal, accepted, result } = record
  const canUndo = result === 'applied' && undoneBy === null && revertedBy === null && before !== null && after !== null
  const acceptance = { acceptedErrors: accepted.errors, acceptedOwner: accepted.managed }
  return {
    ...toRow(opened),
    details: { before, after, patch, owners, findings, serverChanges, refusal, canUndo, ...acceptance },
  }
}

function toRow({ stored: { id, at, user }, record, undoneBy, revertedBy }: OpenedChange): ChangeRow {
  if (record === undefined) return { id, at, user }
  const { action, kind, wireKind, namespace, name, words, result, requestId, undoOf } = record
  return {
    id,
    at,
    user,
    about: { action, kind, wireKind, namespace, name, words, result, requestId, undoOf, undoneBy, revertedBy },
  }
}
