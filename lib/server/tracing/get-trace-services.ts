import 'server-only'
import type { User } from '@/lib/access/user'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { toIso } from '@/lib/server/sources/source-states'
import { getTraceAccess } from '@/lib/server/tracing/trace-access'
import { getTraceSource } from '@/lib/server/sources/trace-source'
import { compareText } from '@/lib/std/compare-text'
import type { TraceServicesAnswer } from '@/lib/tracing/answers'
import { maySee } from '@/lib/tracing/trace-access'

/** The services of the trace store that the user may see, or why there is no trace store. */
export async function getTraceServices(user: User): Promise<TraceServicesAnswer> {
  const now = toIso(getMetricSource().clock.estimate())
  const { store, off } = getTraceSource()
  if (store === undefined) return { now, store: null, off, services: [] }
  const { names, access } = await getTraceAccess(user)
  return {
    now,
    store: { name: store.name, type: store.type },
    off: null,
    services: names
      .filter((name) => maySee(access, name, []))
      .sort(compareText)
      .map((name) => ({ name, namespaces: access.owners.get(name) ?? [] })),
  }
}
