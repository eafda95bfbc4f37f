import 'server-only'
import type { DoctorEvidence, MetricEvidence, SourceFailure } from '@/lib/doctor/evidence'
import {
  BUILDS_QUERY,
  LABELS_QUERY,
  NEWEST_QUERY,
  readBuilds,
  readLabels,
  readNewest,
  readTraffic,
  trafficQueries,
  UNNAMED_QUERY,
} from '@/lib/doctor/queries'
import { toSourceFailure } from '@/lib/doctor/to-source-failure'
import type { InstantSeries, MetricCapabilities, MetricStore } from '@/lib/ports/metric-store'
import type { PromExpression } from '@/lib/promql/expression'
import { callWithin } from '@/lib/server/sources/call-within'
import type { UnixSeconds } from '@/lib/std/units'

const TIMEOUT_MS = 5_000

/** What the questions to one store came to. */
export type StoreFacts = Pick<
  MetricEvidence,
  'istioMetrics' | 'nativeDuration' | 'newest' | 'labels' | 'refusals' | 'warnings'
>

/** Of a store that does not answer. */
export const NOTHING_TOLD: StoreFacts = {
  ...{ istioMetrics: null, nativeDuration: false, newest: null, labels: null },
  ...{ refusals: [], warnings: [] },
}

/** What the stores together tell of the mesh. */
export interface MeshReports extends Pick<DoctorEvidence, 'builds' | 'traffic'> {
  readonly refusals: readonly SourceFailure[]
  readonly warnings: readonly string[]
}

/** Asks questions at one moment, and notes what went wrong. */
function asker(store: Pick<MetricStore, 'instant'>, at: UnixSeconds) {
  const refusals: SourceFailure[] = []
  const warnings = new Set<string>()
  const ask = async (query: PromExpression): Promise<readonly InstantSeries[] | undefined> => {
    const answer = await store.instant(query, at, callWithin(TIMEOUT_MS))
    if (!answer.ok) refusals.push(toSourceFailure(answer.error))
    else for (const warning of answer.value.warnings) warnings.add(warning)
    return answer.ok ? answer.value.series : undefined
  }
  return { ask, told: () => ({ refusals, warnings: [...warnings] }) }
}

/**
 * Three questions to one store.
 *
 * @param now its own time
 * @param capabilities what it said of itself; undefined: it did not
 */
export async function askStore(
  store: MetricStore,
  now: UnixSeconds,
  capabilities: MetricCapabilities | undefined,
): Promise<StoreFacts> {
  const { ask, told } = asker(store, now)
  const [newest, counted, unnamed] = await Promise.all([ask(NEWEST_QUERY), ask(LABELS_QUERY), ask(UNNAMED_QUERY)])
  const at = newest === undefined ? undefined : readNewest(newest)
  return {
    istioMetrics: capabilities?.istioMetrics ?? null,
    nativeDuration: capabilities?.nativeDuration ?? false,
    newest: at === undefined ? null : { ageSeconds: at === null ? null : Math.max(0, now - at) },
    labels: counted === undefined || unnamed === undefined ? null : readLabels(counted, unnamed),
    ...told(),
  }
}

/** Three questions to all stores as one. */
export async function askReports(
  store: MetricStore,
  now: UnixSeconds,
  window: { readonly seconds: number; readonly to: UnixSeconds },
): Promise<MeshReports> {
  const present = asker(store, now)
  const then = asker(store, window.to)
  const [builds, ...traffic] = await Promise.all([
    present.ask(BUILDS_QUERY),
    ...trafficQueries(window.seconds).map((query) => then.ask(query)),
  ])
  const known = traffic.filter((series) => series !== undefined)
  return {
    builds: builds === undefined ? null : readBuilds(builds),
    traffic: known.length === traffic.length ? readTraffic(known.flat()) : null,
    refusals: [...present.told().refusals, ...then.told().refusals],
    warnings: [...new Set([...present.told().warnings, ...then.told().warnings])],
  }
}
