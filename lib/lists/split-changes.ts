import type { ChangeRow, StepResult } from '@/lib/url/edit-types'
import { isRecentChange } from './is-recent-change'

interface Place {
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** Of the changes those that were applied and changed shares in one of these objects, in their order; at most so many. */
export function splitChanges(
  changes: readonly ChangeRow[],
  objects: readonly Place[],
  most: number,
): readonly ChangeRow[] {
  const isOne = isAmong(objects)
  const isSplit = ({ about }: ChangeRow): boolean =>
    about?.result === 'applied' && about.objects.some((one) => isOne(one) && setsShares(one))
  return changes.filter(isSplit).slice(0, most)
}

/**
 * The newest change that set shares in one of these objects, or made one of them, while it may still be looked after.
 *
 * @param changes the newest first
 * @param now milliseconds of this clock
 */
export function findRecentSplit(
  changes: readonly ChangeRow[],
  objects: readonly Place[],
  now: number,
): ChangeRow | undefined {
  const isOne = isAmong(objects)
  return changes.find(
    (change) =>
      isRecentChange(change, now) &&
      change.about?.objects.some((one) => isOne(one) && (one.action === 'create' || setsShares(one))) === true,
  )
}

function setsShares({ words }: StepResult): boolean {
  return words.some(({ id }) => id === 'shares' || id === 'sharesOfRoute')
}

function isAmong(objects: readonly Place[]): (one: Place) => boolean {
  const places = new Set(objects.map(keyOf))
  return (one) => places.has(keyOf(one))
}

function keyOf({ kind, namespace, name }: Place): string {
  return `${kind} ${namespace}/${name}`
}
