import 'server-only'
import type { User } from '@/lib/access/user'
import type { ClusterFacts } from '@/lib/graph/facts'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { PharosError } from '@/lib/ports/pharos-error'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { orThrow } from '@/lib/server/http/or-throw'
import { toIso } from '@/lib/server/sources/source-states'
import { getTraceAccess } from '@/lib/server/tracing/trace-access'
import { requireTraceSource } from '@/lib/server/sources/trace-source'
import { groupBy } from '@/lib/std/group-by'
import { milliseconds } from '@/lib/std/units'
import type { TraceAnswer } from '@/lib/tracing/answers'
import { findWorkload } from '@/lib/tracing/find-workload'
import { hideInvisible } from '@/lib/tracing/hide-invisible'
import type { Span } from '@/lib/tracing/model'
import { spanPlace } from '@/lib/tracing/span-place'
import { badParameter } from '@/lib/url/bad-parameter'

const TIMEOUT_MS = milliseconds(20_000)
const TRACE_ID = /^(?:[0-9a-f]{16}|[0-9a-f]{32})$/

/**
 * One trace as this user may see it.
 *
 * @param id 16 or 32 hexadecimal digits.
 * @throws PharosError `bad_request`, `not_found` (also of a trace of which the user may see nothing), or the store's failure.
 */
export async function getTrace(user: User, id: string, signal: AbortSignal): Promise<TraceAnswer> {
  const wanted = id.toLowerCase()
  if (!TRACE_ID.test(wanted)) {
    throw badParameter('id', 'The id of a trace has 16 or 32 hexadecimal digits.')
  }
  const { store } = requireTraceSource()
  const { access, facts } = await getTraceAccess(user)
  const stored = orThrow(await store.trace(wanted, { signal, timeoutMs: TIMEOUT_MS }))
  const trace = hideInvisible(stored, access)
  if (trace === undefined) throw new PharosError('not_found', 'There is no such trace.', { source: store.type })
  return {
    now: toIso(getMetricSource().clock.estimate()),
    store: { name: store.name, type: store.type },
    trace,
    workloads: workloadsOf(trace.spans, facts),
    link: access.visible === '*' ? (store.link(wanted) ?? null) : null,
  }
}

function workloadsOf(spans: readonly Span[], { workloads }: ClusterFacts): readonly (ThingRef | null)[] {
  const byNamespace = groupBy(workloads, ({ namespace }) => namespace)
  return spans.map((span) => {
    const place = spanPlace(span)
    const found = findWorkload(place, byNamespace.get(place.namespace ?? '') ?? [])
    return found === undefined ? null : { kind: 'workload', namespace: found.namespace, name: found.name }
  })
}
