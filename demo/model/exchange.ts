import { callerOverheadMs, type HopReports } from './hop'
import { Latency, type LatencyMath } from './latency'
import { anyOf, type Emission, type Exchange, type Hop, sumOfAnswers } from './outcome'
import type { Outcome, ShareOf, TrafficNode } from './outcome'
import { meanWaitMs, NO_RETRIES, type RetryPolicy } from './retry-policy'

/** One way that a try can go: a single call. */
type Way = ShareOf<Outcome & { readonly hop: Hop }>
/** A limit of time, and what ends there: the proxy's patience, or that of the application behind it. */
interface Limit {
  readonly ms: number
  readonly gaveUp: keyof typeof ANSWERS
}

/** Computes what becomes of a call that a proxy holds back, repeats or gives up. */
export class Exchanges {
  readonly #hops: HopReports
  readonly #math: LatencyMath

  constructor(hops: HopReports, math: LatencyMath) {
    this.#hops = hops
    this.#math = math
  }

  /** What servers report is theirs, try by try; the reports of the asker are of the whole. */
  outcome(exchange: Exchange): Outcome {
    const ways = waysOf(exchange.one)
    if (ways.some(({ of }) => !isHandled(of.hop))) return exchange.one
    const { delayMs, patienceMs } = exchange
    if (patienceMs <= delayMs) {
      const quit = ways.map(({ of, share }) => ({ of: this.#ended(of.hop, { ms: 0, gaveUp: 'caller' }), share }))
      const one = anyOf(quit, this.#math)
      return this.#tried({ ...exchange, one, delayMs: patienceMs, patienceMs: Infinity, copies: [] }, waysOf(one))
    }
    const limit = firstLimit(exchange)
    const split = ways.flatMap((way) => this.#split(way, limit))
    const wasCut = split.length > ways.length || split.some((way, index) => way.of !== ways[index]?.of)
    if (delayMs === 0 && !wasCut && exchange.copies.length === 0 && !mayRepeat(exchange, ways)) return exchange.one
    return this.#tried(wasCut ? { ...exchange, one: anyOf(split, this.#math) } : exchange, split)
  }

  /** The part of a way that ends in time, and the part that does not. */
  #split({ of, share }: Way, limit: Limit): readonly Way[] {
    const { over } = this.#math.cut(askerLatency(of), limit.ms)
    if (over === 0) return [{ of, share }]
    const late = { of: this.#givenUp(of.hop, limit), share: share * over }
    if (over === 1) return [late]
    const before = (latency: Latency): Latency => this.#math.cut(latency, limit.ms).within
    const emissions = of.emissions.map((one) => ({
      ...one,
      traits: { ...one.traits, latency: before(one.traits.latency) },
    }))
    const hop =
      'ended' in of.hop ? { ...of.hop, ended: { ...of.hop.ended, latency: before(of.hop.ended.latency) } } : of.hop
    const within = { ...of, emissions, hop, latency: before(of.latency) }
    return [{ of: within, share: share * (1 - over) }, late]
  }

  #tried(exchange: Exchange, ways: readonly Way[]): Outcome {
    const { asker, delayMs, retries } = exchange
    const { tries } = retries
    const limit = wholeLimit(exchange)
    const repeats = repeatsAfter(exchange)
    const emissions: Emission[] = []
    const finals: Emission[] = []
    const next: ShareOf<TrafficNode>[] = []
    let [begun, elapsed] = [1, Latency.zero]
    for (let n = 1; n <= tries && begun > 0; n += 1) {
      const again: { readonly weight: number; readonly latency: Latency }[] = []
      for (const { of, share } of ways) {
        const made = begun * share
        const { over, within } =
          n === 1
            ? { over: 0, within: askerLatency(of) }
            : this.#math.cut(this.#math.sum(elapsed, askerLatency(of)), limit.ms)
        for (const node of of.next) next.push({ of: node.of, share: made * node.share })
        for (const emission of of.emissions) {
          const report = { ...emission, share: made * (1 - over) * emission.share }
          if (report.flow.side === 'destination') emissions.push(report)
          else if (report.flow.kind === 'messages') emissions.push(...(n === 1 ? [report] : []))
          else if (!repeats(report.flow, report.flow.flags)) finals.push(timed(report, within))
          else if (n < tries) again.push({ weight: report.share, latency: within })
          else finals.push(timed(tries === 1 ? report : flagged('URX', report, 'retries used up'), within))
        }
        if (over === 0) continue
        const late = this.#givenUp(of.hop, { ...limit, ms: Math.max(0, limit.ms - elapsed.meanMs) })
        for (const emission of late.emissions) {
          const report = { ...emission, share: made * over * emission.share }
          if (report.flow.side === 'destination') emissions.push(report)
          else finals.push(timed(report, Latency.zero.plus(limit.ms)))
        }
      }
      begun = again.reduce((sum, { weight }) => sum + weight, 0)
      elapsed = this.#math.mix(again).plus(meanWaitMs(retries, n))
    }
    for (const { of, share } of exchange.copies.flatMap((copy) => waysOf(copy.of, copy.share))) {
      for (const node of of.next) next.push({ of: node.of, share: share * node.share })
      const received = of.emissions.filter(({ flow }) => flow.side === 'destination')
      emissions.push(...received.map((emission) => ({ ...emission, share: share * emission.share })))
    }
    const reports = finals.filter(({ share }) => share > 0).map((report) => delayed(report, delayMs))
    const times = reports.map(({ share, traits }) => ({ weight: share, latency: traits.latency }))
    const latency = this.#math.mix(times).plus(callerOverheadMs(asker))
    const answers = sumOfAnswers(
      reports.map(({ flow: { code, grpcStatus }, share }) => ({ of: { code, grpcStatus }, share })),
    )
    return { emissions: [...emissions, ...reports], next, hop: undefined, exchange, parts: [], answers, latency }
  }

  #givenUp(hop: Hop, limit: Limit): Way['of'] {
    if ('ended' in hop) return this.#ended(hop, limit)
    return this.#hops.abandoned(hop.asker, hop.call, hop.reached, { ...ANSWERS[limit.gaveUp], afterMs: limit.ms })
  }

  /** Nobody is reached, or nobody who reports. */
  #ended(hop: Hop, { ms, gaveUp }: Limit): Way['of'] {
    const { layer, service, upstream } = 'ended' in hop ? hop.ended : hop.reached
    const sizes = { requestBytes: hop.call.requestBytes, responseBytes: 0 }
    const end = { layer, service, upstream, ...sizes, ...ANSWERS[gaveUp], latency: Latency.zero.plus(ms) }
    return this.#hops.ended(hop.asker, hop.call, end)
  }
}

/** What is said instead of an answer that came too late. */
export const ANSWERS = {
  proxy: { code: '504', grpcStatus: '14', flags: 'UT', reason: 'timeout of the route' },
  try: {
    ...{ code: '504', grpcStatus: '14', flags: 'UT', reason: 'timeout of a try' },
    details: 'upstream_per_try_timeout',
  },
  caller: { code: '0', grpcStatus: '', flags: 'DC', reason: 'the caller gave up' },
} as const

/** Of all tries together, from the moment in which the request is sent. */
export function wholeLimit({ delayMs, patienceMs, timeoutMs }: Exchange): Limit {
  const leftMs = patienceMs - delayMs
  return leftMs < timeoutMs ? { ms: leftMs, gaveUp: 'caller' } : { ms: timeoutMs, gaveUp: 'proxy' }
}

/** Of the first try. */
export function firstLimit(exchange: Exchange): Limit {
  const limit = wholeLimit(exchange)
  const { perTryMs } = exchange.retries
  return perTryMs < limit.ms ? { ms: perTryMs, gaveUp: 'try' } : limit
}

/** The single calls of which one is made, by chance. */
function waysOf(outcome: Outcome, share = 1): readonly Way[] {
  const { hop, parts } = outcome
  if (parts.length > 0) return parts.flatMap((part) => waysOf(part.of, share * part.share))
  return hop === undefined ? [] : [{ of: { ...outcome, hop }, share }]
}

/** Proxies that only forward connections neither wait nor repeat. */
function isHandled(hop: Hop): boolean {
  const { proxy } = hop.asker.waypoint ?? hop.asker.caller
  return proxy !== 'none' && proxy !== 'ambient' && ('ended' in hop ? hop.ended : hop.reached).layer === 7
}

function mayRepeat({ retries }: Exchange, ways: readonly Way[]): boolean {
  if (retries.tries === 1) return false
  return ways.some(({ of }) =>
    of.emissions.some(({ flow }) => flow.side !== 'destination' && retries.covers(flow, flow.flags)),
  )
}

/** Whether a try that ended so is repeated while there are tries left. A timeout of the whole leaves no time for it. */
export function repeatsAfter(exchange: Exchange): RetryPolicy['covers'] {
  const { retries } = exchange
  const perTry = retries.perTryMs < wholeLimit(exchange).ms
  return (answer, flags) => (perTry || flags !== 'UT') && retries.covers(answer, flags)
}

/** A call that its proxy only passes on. */
export function passedOn({ asker, call }: Hop, one: Outcome): Exchange {
  return { asker, call, one, delayMs: 0, timeoutMs: Infinity, patienceMs: Infinity, retries: NO_RETRIES, copies: [] }
}

/** As its proxy measures it. */
function askerLatency({ latency, hop }: Way['of']): Latency {
  return latency.plus(-callerOverheadMs(hop.asker))
}

function timed(report: Emission, latency: Latency): Emission {
  return { ...report, traits: { ...report.traits, latency } }
}

function flagged(flag: string, { flow, share, traits }: Emission, reason: string): Emission {
  const flags = joinFlags(flag, flow.flags)
  return { flow: { ...flow, flags }, share, traits: { ...traits, reason: traits.reason || reason } }
}

function delayed(report: Emission, delayMs: number): Emission {
  if (delayMs === 0) return report
  const { latency } = report.traits
  return timed(flagged('DI', report, 'delayed by a fault of the route'), latency.plus(delayMs))
}

/** Flags in the order in which a proxy sets them; `-` stands for none. */
export function joinFlags(...flags: readonly string[]): string {
  return flags.filter((flag) => flag !== '-').join(',') || '-'
}
