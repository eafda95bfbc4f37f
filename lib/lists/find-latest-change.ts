import { isRecentChange } from './is-recent-change'
import type { ChangeRow, StepResult } from '@/lib/url/edit-types'

/**
 * The newest change that was made in these namespaces, with the first of its objects there; undefined: there is none of late.
 *
 * @param changes the newest first
 * @param namespaces `*` for all, those without a namespace included
 * @param now milliseconds of this clock
 */
export function findLatestChange(
  changes: readonly ChangeRow[],
  namespaces: readonly string[],
  now: number,
): { readonly change: ChangeRow; readonly object: StepResult } | undefined {
  const everywhere = namespaces.includes('*')
  return changes
    .filter((change) => isRecentChange(change, now))
    .flatMap((change) => (change.about?.objects ?? []).map((object) => ({ change, object })))
    .find(({ object: { namespace } }) => everywhere || namespaces.includes(namespace))
}
