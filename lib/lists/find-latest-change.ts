import type { ChangeRow } from '@/lib/url/edit-types'

/** Longer than a change is looked after, for clocks differ; the server tells whether it still is. */
const RECENT_MS = 15 * 60_000

/**
 * What the newest change that was made in these namespaces was about; undefined: there is none of late.
 *
 * @param changes the newest first
 * @param namespaces `*` for all, those without a namespace included
 * @param now milliseconds of this clock
 */
export function findLatestChange(
  changes: readonly ChangeRow[],
  namespaces: readonly string[],
  now: number,
): ChangeRow['about'] {
  const everywhere = namespaces.includes('*')
  return changes.find(
    ({ at, about }) =>
      about?.result === 'applied' &&
      Math.abs(now - Date.parse(at)) < RECENT_MS &&
      (everywhere || namespaces.includes(about.namespace)),
  )?.about
}
