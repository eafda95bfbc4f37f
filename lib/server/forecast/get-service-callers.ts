import 'server-only'
import type { User } from '@/lib/access/user'
import { callersQuery, readCallers } from '@/lib/forecast/callers'
import type { SplitService } from '@/lib/forecast/split-services'
import { QUERY_LIMITS, REQUEST_LIMITS } from '@/lib/graph/request/limits'
import { findRetriedCallers } from '@/lib/mesh/details/find-retried-callers'
import { readDetailsSource } from '@/lib/server/details/read-details-source'
import { requireService } from '@/lib/server/forecast/require-service'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { getMeshFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getNow } from '@/lib/server/sources/get-now'
import { requireMetricStore } from '@/lib/server/sources/metric-source'
import { milliseconds, unixSeconds } from '@/lib/std/units'
import type { ServiceCallers } from '@/lib/url/callers-types'

const DAY_SECONDS = 86_400

/**
 * The callers of a service in the last day that are retried themselves, in one query.
 *
 * @throws PharosError `forbidden` naming the namespace, whether or not it exists; `not_found`; `bad_request` naming the parameter;
 *   `upstream_…` where the metric store cannot tell the time. What else it fails at is said in the answer.
 */
export async function getServiceCallers(
  user: User,
  service: SplitService,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<ServiceCallers> {
  refuseParameters(query, ['cluster'])
  const source = await readDetailsSource(user, service.namespace)
  const [now, facts] = await Promise.all([getNow(), getMeshFacts(user)])
  const cluster = query.get('cluster')
  requireService(service, facts, cluster)
  const step = REQUEST_LIMITS.nowStepSeconds
  const at = Math.floor(now / step) * step
  const asked = callersQuery({ services: [service], cluster, at, seconds: DAY_SECONDS }, facts)
  const call = { signal, timeoutMs: milliseconds(QUERY_LIMITS.queryMs) }
  const answer = await requireMetricStore().instant(asked, unixSeconds(at), call)
  return {
    at,
    seconds: DAY_SECONDS,
    retried: answer.ok ? findRetriedCallers(source, readCallers(answer.value.series)) : [],
    unmeasured: answer.ok ? null : answer.error.message,
  }
}
