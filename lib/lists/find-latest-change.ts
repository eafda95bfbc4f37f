import type { ChangeRow, StepResult } from '@/lib/url/edit-types'

/** Longer than a change is looked after, for clocks differ; the server tells whether it still is. */
const RECENT_MS = 15 * 60_000

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
    .filter(({ at, about }) => about?.result === 'applied' && Math.abs(now - Date.parse(at)) < RECENT_MS)
    .flatMap((change) => (change.about?.objects ?? []).map((object) => ({ change, object })))
    .find(({ object: { namespace } }) => everywhere || namespaces.includes(namespace))
}
