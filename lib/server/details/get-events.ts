import 'server-only'
import type { User } from '@/lib/access/user'
import { PharosError } from '@/lib/ports/pharos-error'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { orThrow } from '@/lib/server/http/or-throw'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { requireVisible } from '@/lib/server/access/require-visible'
import { toIso } from '@/lib/server/sources/source-states'
import { milliseconds } from '@/lib/std/units'
import type { EventsAnswer } from '@/lib/url/api-types'

const TIMEOUT_MS = milliseconds(10_000)
const NEWEST_SECONDS = 3_600

/**
 * What Kubernetes noticed in a namespace during the last hour, the newest first; asked live, for whoever may list events there.
 *
 * @throws PharosError `forbidden` naming the namespace or the right, or the API server's failure.
 */
export async function getEvents(
  user: User,
  namespace: string,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<EventsAnswer> {
  refuseParameters(query)
  await requireVisible(user, namespace)
  const { events, off } = getClusterSource()
  if (events === undefined) throw new PharosError('upstream_unavailable', off, { source: 'kubernetes' })
  const now = getMetricSource().clock.estimate()
  const { events: all, cut } = orThrow(await events.list(namespace, { signal, timeoutMs: TIMEOUT_MS }))
  const timeOf = (at: string | null): number => (at === null ? NaN : Date.parse(at) / 1_000)
  return {
    now: toIso(now),
    cut,
    events: all.filter(({ at }) => timeOf(at) > now - NEWEST_SECONDS).toSorted((a, b) => timeOf(b.at) - timeOf(a.at)),
  }
}
