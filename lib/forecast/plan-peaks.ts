import type { MeshFacts } from '@/lib/graph/facts'
import { METRICS, NATIVE_DURATION_METRIC } from '@/lib/graph/query/query-id'
import type { RangeWindow } from '@/lib/ports/metric-store'
import type { Matcher, PromExpression } from '@/lib/promql/expression'
import { unixSeconds } from '@/lib/std/units'
import { selectSplit } from './plan-split-traffic'
import type { SplitService } from './split-services'

const DAY_SECONDS = 86_400
/** Each rate is a mean over one step: short enough for a busy quarter of an hour to show, long enough for slow scrapes. */
const STEP_SECONDS = 300
/** A rate needs two samples, and at the ends one may be missing. */
const MIN_SCRAPES = 4
/** One series a proxy: whoever scrapes them tells targets apart by it. */
const PROXY_LABEL = 'instance'
const CONNECTIONS = {
  opened: 'istio_tcp_connections_opened_total',
  closed: 'istio_tcp_connections_closed_total',
} as const
/** Proxies of callers: where limits of a DestinationRule hold. A waypoint calls for those that it serves. */
const CALLERS: Matcher = { label: 'reporter', operator: '=~', value: 'source|waypoint' }

/** A day, or as much of it as the store keeps. It ends on a whole step, so that questions in between are the same one. */
export function peaksWindow(
  at: number,
  {
    retentionSeconds,
    scrapeSeconds,
  }: { readonly retentionSeconds: number | undefined; readonly scrapeSeconds: number },
): RangeWindow & { readonly seconds: number } {
  const stepSeconds = Math.max(STEP_SECONDS, Math.ceil(MIN_SCRAPES * scrapeSeconds))
  const to = Math.floor(at / stepSeconds) * stepSeconds
  const back = Math.min(DAY_SECONDS, Math.max(stepSeconds, retentionSeconds ?? DAY_SECONDS))
  const steps = Math.max(1, Math.floor(back / stepSeconds))
  return {
    from: unixSeconds(to - (steps - 1) * stepSeconds),
    to: unixSeconds(to),
    stepSeconds,
    seconds: steps * stepSeconds,
  }
}

export interface PeaksPlan {
  /** Over the window. Series without a label are the busiest proxy, those with a `reporter` all proxies that report so. */
  readonly ranges: Readonly<Record<'requestsPerSecond' | 'concurrentRequests' | 'tcpConnections', PromExpression>>
  /** At its end: how many requests of the window failed with flags of limits, by `response_flags`. */
  readonly flags: PromExpression
}

export interface PeaksQuestion {
  readonly service: SplitService
  /** Null: any. */
  readonly cluster: string | null
  readonly window: ReturnType<typeof peaksWindow>
  readonly facts: MeshFacts
}

/** The queries for the peaks of a service: four, whatever calls it. */
export function planPeaks({ service, cluster, window, facts }: PeaksQuestion): PeaksPlan {
  const { to, stepSeconds, seconds } = window
  const { ztunnel, missingMetrics, nativeDuration } = facts.telemetry
  // A ztunnel is no proxy in which these limits hold.
  const common: readonly Matcher[] = [
    CALLERS,
    ...(ztunnel === null ? [] : [{ label: ztunnel.label, operator: '!=' as const, value: ztunnel.value }]),
  ]
  const branches = selectSplit({ services: [service], cluster, at: to, seconds }, facts)
  /** The branches share no series. */
  const each = (build: (matchers: readonly Matcher[]) => PromExpression): PromExpression =>
    branches.map((branch) => build([...common, ...branch])).reduce(either)
  const rates = (metric: string) =>
    each((matchers) => call('rate', { kind: 'selector', metric, matchers, rangeSeconds: stepSeconds }))
  const isNative = nativeDuration && missingMetrics.includes(METRICS['duration-sum'])
  // Milliseconds spent on requests in a second, so that a thousand are one request all the time.
  const spent = isNative ? call('histogram_sum', rates(NATIVE_DURATION_METRIC)) : rates(METRICS['duration-sum'])
  const flag: Matcher = { label: 'response_flags', operator: '=~', value: '(.*,)?(UO|URX)(,.*)?' }
  const failed = each((matchers) =>
    call('increase', {
      kind: 'selector',
      metric: METRICS.requests,
      matchers: [...matchers, flag],
      rangeSeconds: seconds,
    }),
  )
  return {
    ranges: {
      requestsPerSecond: highest(sumBy([PROXY_LABEL, 'reporter'], rates(METRICS.requests))),
      concurrentRequests: highest(
        sumBy([PROXY_LABEL, 'reporter'], { kind: 'binary', operator: '/', left: spent, right: number(1000) }),
      ),
      tcpConnections: highest(openConnections(each)),
    },
    flags: sumBy(['response_flags'], failed),
  }
}

/** What was opened without what was closed; a proxy that has closed none yet has no count of it. */
function openConnections(each: (build: (matchers: readonly Matcher[]) => PromExpression) => PromExpression) {
  const count = (metric: string) =>
    sumBy(
      [PROXY_LABEL, 'reporter'],
      each((matchers) => ({ kind: 'selector', metric, matchers })),
    )
  const times = (left: PromExpression, value: number): PromExpression => ({
    kind: 'binary',
    operator: '*',
    left,
    right: number(value),
  })
  const [opened, closed] = [count(CONNECTIONS.opened), count(CONNECTIONS.closed)]
  const taken = either(times(closed, -1), times(opened, 0))
  return { kind: 'binary', operator: '+', left: opened, right: taken } as const
}

/** The busiest proxy, and all of each kind together: their labels tell the two apart, so that one query answers both. */
function highest(ofProxies: PromExpression): PromExpression {
  return either({ kind: 'aggregate', operator: 'max', by: [], of: ofProxies }, sumBy(['reporter'], ofProxies))
}

function sumBy(by: readonly string[], of: PromExpression): PromExpression {
  return { kind: 'aggregate', operator: 'sum', by, of }
}
function call(name: 'rate' | 'increase' | 'histogram_sum', of: PromExpression): PromExpression {
  return { kind: 'call', name, args: [of] }
}
function either(left: PromExpression, right: PromExpression): PromExpression {
  return { kind: 'binary', operator: 'or', left, right }
}
function number(value: number): PromExpression {
  return { kind: 'number', value }
}
