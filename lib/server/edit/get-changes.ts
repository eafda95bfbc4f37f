import 'server-only'
import type { User } from '@/lib/access/user'
import type { ChangeAnswer, ChangeRow, ChangesAnswer, StepResult } from '@/lib/url/edit-types'
import type { ChangedObject } from './change-record'
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
    .filter(
      ({ record }) =>
        asked.length === 0 ||
        record?.objects.some((object) => asked.every((part) => object[part] === query.get(part))) === true,
    )
    .map(toRow)
  return { changes, volatile: getChangeLog().volatile }
}

/** @throws PharosError `not_found` */
export async function getChange(user: User, id: string): Promise<ChangeAnswer> {
  const opened = await findChange(user, id)
  const { record, undoneBy, revertedBy } = opened
  if (record === undefined) return toRow(opened)
  const { objects, findings, accepted, result } = record
  const isKept = objects.every(({ before, after }) => before !== null && after !== null)
  // Of several objects, those that nobody reverted can still be taken back.
  const isLeft = undoneBy === null && (revertedBy === null || objects.length > 1)
  return {
    ...toRow(opened),
    details: {
      objects: objects.map(({ before, after, patch, owners, serverChanges }) => ({
        before,
        after,
        patch,
        owners,
        serverChanges,
      })),
      findings,
      acceptedErrors: accepted.errors,
      acceptedOwner: accepted.managed,
      canUndo: result !== 'refused' && isLeft && isKept,
    },
  }
}

function toRow({ stored: { id, at, user }, record, undoneBy, revertedBy }: OpenedChange): ChangeRow {
  if (record === undefined) return { id, at, user }
  const { result, requestId, undoOf } = record
  const objects = record.objects.map(toResult)
  return { id, at, user, about: { objects, result, requestId, undoOf, undoneBy, revertedBy } }
}

/** Of what is kept of an object, what a row says. */
export function toResult(object: ChangedObject): StepResult {
  const { action, kind, wireKind, namespace, name, words, outcome, refusal } = object
  return { action, kind, wireKind, namespace, name, words, outcome, refusal }
}
