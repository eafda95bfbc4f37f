import type { InstantSeries } from '@/lib/ports/metric-store'
import fc from 'fast-check'
import type { Protocol } from '../model'
import { bytes, report } from './report'

/** What really happened between two pods' workloads: one kind of request, so many per second. */
interface Flow {
  readonly caller: number
  readonly target: number
  readonly protocol: 'http' | 'tcp'
  readonly rate: number
  /** By the workload's own service, or by `extra`, which leads to all of them. */
  readonly via: Via
  /** Timeouts are seen differently by both sides; `unreached` never met a workload. */
  readonly fate: 'answered' | 'timeout' | 'unreached'
  /** Its class, which the server's proxy tells in the label `op`. */
  readonly operation: string | null
}

/** Where a caller's name or its target's name is lost (C3: it cannot name its targets; C4: its targets cannot name it). */
type Loss = 'none' | 'target' | 'caller'

export interface TrueTraffic {
  readonly truth: Readonly<Record<Protocol, number>>
  readonly requests: readonly InstantSeries[]
  readonly tcp: readonly InstantSeries[]
}

type Via = 'own' | 'extra'

const SERVICES = ['alpha', 'beta', 'other/gamma'] as const
/** Two versions of each service; `beta-v1` is the place 2. */
const WORKLOADS = SERVICES.flatMap((service) => [`${service}-v1`, `${service}-v2`])
const PLACES = WORKLOADS.map((_, place) => place)

/** A mesh in which some pods are not scraped and some cannot tell with whom they speak; every flow is seen by one side at least. */
export interface TrafficOptions {
  /** Both sides report everything and lose nothing. */
  readonly equal: boolean
}

/**
 * Requests as they happened and what the proxies told of them. Rates are so large that no remainder is taken for noise, and no flow
 * loses both names, for nobody could join what is left.
 */
export function trueTraffic({ equal }: TrafficOptions): fc.Arbitrary<TrueTraffic> {
  const flow = fc.record({
    // The last place is a caller outside the mesh.
    caller: fc.integer({ min: 0, max: WORKLOADS.length }),
    target: fc.constantFrom(...PLACES),
    protocol: fc.constantFrom('http', 'tcp'),
    rate: fc.integer({ min: 40, max: 50 }),
    via: fc.constantFrom('own', 'extra'),
    fate: equal ? fc.constant('answered') : fc.constantFrom('answered', 'timeout', 'unreached'),
    operation: fc.constantFrom(null, 'read', '__proto__'),
  }) satisfies fc.Arbitrary<Flow>
  const mesh = fc.record({
    flows: fc.uniqueArray(flow, {
      maxLength: 8,
      selector: ({ caller, target, protocol, via, fate, operation }) =>
        `${caller} ${target} ${protocol} ${via} ${fate} ${operation}`,
    }),
    unscraped: equal ? fc.constant([]) : fc.subarray(PLACES, { maxLength: 2 }),
    /** A caller that cannot name targets may do so for one service only. */
    unnamed: fc.subarray<Via>(['own', 'extra'], { minLength: 1 }),
    losses: fc.array(equal ? fc.constant('none') : fc.constantFrom<Loss>('none', 'target', 'caller'), {
      minLength: WORKLOADS.length,
      maxLength: WORKLOADS.length,
    }),
  })
  return mesh.map(({ flows, unscraped, losses, unnamed }) => {
    const lossOf = ({ caller, via }: Flow): Loss => {
      const loss = losses[caller] ?? 'none'
      return loss === 'target' && !unnamed.includes(via) ? 'none' : loss
    }
    return observe(flows, new Set(unscraped), lossOf, equal)
  })
}

function observe(
  flows: readonly Flow[],
  unscraped: ReadonlySet<number>,
  lossOf: (flow: Flow) => Loss,
  equal: boolean,
): TrueTraffic {
  const truth = { http: 0, grpc: 0, tcp: 0 }
  const series = { http: [] as InstantSeries[], tcp: [] as InstantSeries[] }
  for (const flow of flows) {
    const fate = flow.protocol === 'tcp' && flow.fate === 'timeout' ? 'answered' : flow.fate
    const loss = lossOf(flow)
    const isStranger = flow.caller >= WORKLOADS.length
    const seen = {
      byCaller: !isStranger && !unscraped.has(flow.caller),
      byServer: fate !== 'unreached' && !unscraped.has(flow.target),
    }
    if (!seen.byCaller && !seen.byServer) continue
    if (equal && isStranger) continue
    truth[flow.protocol] += flow.rate
    if (seen.byCaller) series[flow.protocol].push(bySource({ ...flow, fate }, loss))
    if (seen.byServer) series[flow.protocol].push(byDestination({ ...flow, fate }, loss, isStranger))
  }
  return { truth, requests: series.http, tcp: series.tcp }
}

function bySource({ caller, target, protocol, rate, via, fate }: Flow, loss: Loss): InstantSeries {
  const make = protocol === 'tcp' ? bytes : report
  const from = WORKLOADS[caller] ?? ''
  const to = WORKLOADS[target] ?? ''
  const service = `service:${to.slice(0, to.lastIndexOf('-'))}`
  const through = labelsOf(via)
  if (fate === 'unreached') {
    const code = protocol === 'tcp' ? {} : { response_code: '503' }
    return make('source', [from, service], rate, { ...code, response_flags: 'UH', ...through })
  }
  const code = fate === 'timeout' ? { response_code: '504', response_flags: 'UT' } : {}
  return make('source', [from, loss === 'target' ? service : to], rate, { ...code, ...through })
}

const NOBODY = { source_workload: 'unknown', source_canonical_service: 'unknown', source_principal: 'unknown' }

function byDestination(
  { caller, target, protocol, rate, via, fate, operation }: Flow,
  loss: Loss,
  isStranger: boolean,
): InstantSeries {
  const make = protocol === 'tcp' ? bytes : report
  const code = fate === 'timeout' ? { response_code: '0', response_flags: 'DC' } : {}
  const name = loss === 'caller' ? NOBODY : {}
  const classOf = operation === null || protocol === 'tcp' ? {} : { op: operation }
  const from = isStranger ? null : (WORKLOADS[caller] ?? null)
  return make('destination', [from, WORKLOADS[target] ?? ''], rate, { ...code, ...name, ...classOf, ...labelsOf(via) })
}

function labelsOf(via: Via): Readonly<Record<string, string>> {
  return via === 'own' ? {} : { destination_service: 'extra.shop.svc.cluster.local', destination_service_name: 'extra' }
}
