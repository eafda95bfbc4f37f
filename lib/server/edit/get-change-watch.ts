import 'server-only'
import type { User } from '@/lib/access/user'
import { routedServices } from '@/lib/config-objects/references/routed-services'
import { writeNodeId } from '@/lib/graph/series/node-id'
import type { ThingSummary } from '@/lib/graph/summary/summarise-mesh'
import { valueAt } from '@/lib/istio/edit/read-json'
import { groupShares } from '@/lib/metrics/things/group-shares'
import type { ObjectRef } from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import { getConfigObjects } from '@/lib/server/config/config-objects'
import { getMeshSummary, type MeshStanding } from '@/lib/server/mesh/get-mesh-summary'
import { readMetricsOf } from '@/lib/server/metrics/get-metrics'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { getNow } from '@/lib/server/sources/get-now'
import type { ChangeWatch, ObservedTraffic, WatchedService } from '@/lib/url/watch-types'
import type { Json } from '@/lib/std/json'
import { readYaml } from '@/lib/yaml/read-yaml'
import type { ChangeRecord } from './change-record'
import { findChange } from './find-change'
import { WATCH_MS } from './watch-applied'

const WATCH_SECONDS = WATCH_MS / 1000
/** Earlier a rate would be one of the time before the change. */
const FIRST_SECONDS = 60
const MOST_SERVICES = 3

interface Times {
  readonly madeAt: number
  readonly now: number
}

/**
 * What happens after a change: the traffic of the services that it routes to, in the five minutes before and since, in the numbers that
 * lists and graph have for those windows.
 *
 * @throws PharosError `not_found`, also for a change that was not made; what the metric store fails at is said in the answer
 */
export async function getChangeWatch(user: User, id: string, signal: AbortSignal): Promise<ChangeWatch> {
  const { stored, record, undoneBy, revertedBy } = await findChange(user, id)
  if (record === undefined || record.result === 'refused')
    throw new PharosError('not_found', 'There is no change of this id to look after.')
  const services = servicesOf(record)
  const now = await getNow().catch(() => getMetricSource().clock.estimate())
  const madeAt = Math.floor(record.madeAt ?? now - (Date.now() - Date.parse(stored.at)) / 1000)
  const elapsed = now - madeAt
  const told = {
    madeAt,
    now,
    secondsLeft: Math.max(0, Math.ceil(WATCH_SECONDS - elapsed)),
    measured: elapsed >= FIRST_SECONDS,
    undoneBy,
    revertedBy,
  }
  try {
    return { ...told, services: await observe(user, services, { madeAt, now }, signal), unmeasured: null }
  } catch (thrown) {
    if (!(thrown instanceof PharosError) || signal.aborted) throw thrown
    return { ...told, services: [], unmeasured: thrown.message }
  }
}

async function observe(
  user: User,
  services: ReturnType<typeof servicesOf>,
  times: Times,
  signal: AbortSignal,
): Promise<readonly WatchedService[]> {
  if (services.length === 0) return []
  const { madeAt, now } = times
  const end = Math.min(Math.floor(now), madeAt + WATCH_SECONDS)
  const since = end - madeAt
  const [before, after] = await Promise.all([
    getMeshSummary(user, { durationSeconds: WATCH_SECONDS, at: madeAt }, signal),
    since < FIRST_SECONDS ? undefined : getMeshSummary(user, { durationSeconds: since, at: end }, signal),
  ])
  return Promise.all(
    services.map(async ({ namespace, name }) => {
      const [was, is] = [before, after].map((standing) => observed(serviceIn(standing, { namespace, name })))
      const shares = await sharesOf(user, { namespace, name }, end, signal)
      return {
        namespace,
        name,
        before: was ?? null,
        after: is ?? null,
        shares,
        worse: is?.status === 'failure' && was?.status !== 'failure',
      }
    }),
  )
}

function serviceIn(
  standing: MeshStanding | undefined,
  service: { readonly namespace: string; readonly name: string },
): ThingSummary | undefined {
  const ids = standing?.facts.clusters.map(({ name }) => writeNodeId({ kind: 'service', cluster: name, ...service }))
  return ids?.map((id) => standing?.things.get(id)).find((thing) => thing !== undefined)
}

/** Each once; of a plan that failed, those that what stays changed routes to. */
function servicesOf({ objects }: ChangeRecord) {
  const { lookup } = getConfigObjects()
  const services = objects
    .filter(({ outcome }) => outcome === 'applied')
    .flatMap(({ kind, namespace, name, before, after }) => {
      const specs = [before, after].map((text): Json | undefined => {
        const reading = readYaml(text ?? '')
        return reading.ok ? valueAt(reading.value.value, 'spec') : undefined
      })
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the kind of a record is that of the plan it was made by
      return routedServices({ kind: kind as ObjectRef['kind'], namespace, name, specs }, lookup)
    })
  const seen = new Set<string>()
  return services
    .filter(({ namespace, name }) => !seen.has(`${namespace}/${name}`) && seen.add(`${namespace}/${name}`))
    .slice(0, MOST_SERVICES)
}

function observed(thing: ThingSummary | undefined): ObservedTraffic | null {
  if (thing?.traffic == null) return null
  const requests = thing.traffic.in.filter(({ unit }) => unit === 'req/s')
  const rate = requests.reduce((sum, one) => sum + one.rate, 0)
  const errors = requests.reduce((sum, one) => sum + one.errorRate, 0)
  const rated = thing.health.items.find(({ subject }) => subject === 'requests')
  return {
    requestsPerSecond: rate,
    errorRatio: rate > 0 ? errors / rate : null,
    p95Ms: thing.traffic.p95Ms,
    status: rated?.status ?? 'not-rated',
    reason: rated?.text ?? '',
  }
}

/** Of the versions behind a service, as its servers count them. */
async function sharesOf(
  user: User,
  service: { readonly namespace: string; readonly name: string },
  at: number,
  signal: AbortSignal,
): Promise<WatchedService['shares']> {
  const query = new URLSearchParams({
    charts: 'request_volume',
    by: 'local_version',
    duration: `${FIRST_SECONDS}s`,
    at: String(at),
    q: 'none',
    avg: 'false',
  })
  const { charts } = await readMetricsOf(user, { kind: 'service', ...service }, query, signal)
  const [chart] = charts
  return chart === undefined ? [] : groupShares(chart).map(({ group, share }) => ({ version: group, share }))
}
