import 'server-only'
import type { User } from '@/lib/access/user'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { orThrow } from '@/lib/server/http/or-throw'
import { toIso } from '@/lib/server/sources/source-states'
import { getTraceAccess } from '@/lib/server/tracing/trace-access'
import { requireTraceSource } from '@/lib/server/sources/trace-source'
import { compareText } from '@/lib/std/compare-text'
import { milliseconds } from '@/lib/std/units'
import type { TraceOperationsAnswer } from '@/lib/tracing/answers'
import { redactText } from '@/lib/tracing/redact-text'
import { maySee } from '@/lib/tracing/trace-access'
import { badParameter } from '@/lib/url/bad-parameter'

const TIMEOUT_MS = milliseconds(10_000)
const MOST = 1_000

/**
 * The operations of one service, as this user may see them.
 *
 * @param query of `GET /api/traces/operations`: `service`, and nothing else.
 * @throws PharosError `bad_request` naming the parameter, or the store's failure. Of a service that may not be seen there are none.
 */
export async function getTraceOperations(
  user: User,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<TraceOperationsAnswer> {
  const service = query.get('service') ?? ''
  if (service === '' || query.size !== 1) {
    throw badParameter('service', 'The parameter service must be given once, and no other.')
  }
  const { names, access } = await getTraceAccess(user)
  const now = toIso(getMetricSource().clock.estimate())
  if (!names.includes(service) || !maySee(access, service, [])) return { now, operations: [] }
  const found = orThrow(await requireTraceSource().store.operations(service, { signal, timeoutMs: TIMEOUT_MS }))
  const operations = [...new Set(found.map((name) => redactText(name, access)))]
  return { now, operations: operations.sort(compareText).slice(0, MOST) }
}
