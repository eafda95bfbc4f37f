import type { Disturbance } from '../model/script'
import { type FlowLabels, seriesLabels } from '../model/telemetry'
import { traceHarness, type TraceHarness } from '../testing/trace-harness'
import { defaultMesh } from '../world/default-mesh'
import { generate } from '../world/generate'
import { worldNamed } from '../world/make-world'
import type { World, WorldOptions } from '../world/world'
import type { Span, Trace } from './span'
import { describe, expect, it } from 'vitest'

const SECONDS = 600
const GATEWAY = 'istio-ingressgateway.istio-system'
/** Failures are shown more often than they happen where they are rare, and a failing request is not like others. */
const faultless = (options: WorldOptions): World =>
  generate({ ...options, services: 12, namespaces: 3, edges: 30, errorShare: 0 })

/** Who reports, as what, and with which answer: in the words of the metrics. */
function keyOf(parts: Readonly<Record<'side' | 'service' | 'revision' | 'code' | 'grpc' | 'flags', unknown>>): string {
  return Object.values(parts).join(' ')
}

function keyOfSpan({ kind, service, tags }: Span): string {
  const side = service.startsWith('ledger-waypoint.') ? 'waypoint' : kind === 'server' ? 'destination' : 'source'
  const revision = tags['istio.canonical_revision']
  const [code, grpc, flags] = [tags['http.status_code'], tags['grpc.status_code'] ?? '', tags.response_flags]
  return keyOf({ side, service, revision, code, grpc, flags })
}

function keyOfFlow(flow: FlowLabels): string {
  const { side, code, grpcStatus: grpc, flags } = flow
  const labels = seriesLabels(flow)
  const end = side === 'destination' ? 'destination' : 'source'
  const own = [`${end}_canonical_service`, `${end}_workload_namespace`].map((name) => labels[name]).join('.')
  // A waypoint reports the ends of a call, its span itself.
  const [service, revision] =
    side === 'waypoint' ? ['ledger-waypoint.ledger', 'latest'] : [own, labels[`${end}_canonical_revision`]]
  return keyOf({ side, service, revision, code, grpc, flags })
}

/** How many spans of each kind the metrics lead to expect: one request a second of each entry is traced. */
function expectedSpans({ model }: TraceHarness): ReadonlyMap<string, number> {
  const expected = new Map<string, number>()
  const { plan } = model
  for (const { labels, rates } of plan.flows.values()) {
    // A gateway's report as a server stands for no span: it has one, that of its own call.
    const isGateway = labels.side === 'destination' && labels.destination.labels.workload.endsWith('gateway')
    if ((labels.kind !== 'http' && labels.kind !== 'grpc') || isGateway || labels.own !== undefined) continue
    plan.loads.forEach((load, index) => {
      const all = plan.roots.filter((root) => root.load === load).reduce((sum, { perSecond }) => sum + perSecond, 0)
      const count = all === 0 ? 0 : ((rates[index] ?? 0) / all) * Math.min(1, all) * SECONDS
      if (count > 0) expected.set(keyOfFlow(labels), count + (expected.get(keyOfFlow(labels)) ?? 0))
    })
  }
  return expected
}

function countedSpans(traces: readonly Trace[]): ReadonlyMap<string, number> {
  const counted = new Map<string, number>()
  for (const span of traces.flat()) counted.set(keyOfSpan(span), 1 + (counted.get(keyOfSpan(span)) ?? 0))
  return counted
}

function injectFaults({ objects }: TraceHarness): void {
  const third = { percentage: { value: 33 } }
  const fault = { delay: { fixedDelay: '2s', ...third }, abort: { httpStatus: 500, ...third } }
  for (const [namespace, host] of [
    ['bookinfo', 'ratings'],
    ['shop', 'payments'],
    ['ledger', 'accounts'],
  ]) {
    const http = [{ fault, route: [{ destination: { host } }] }]
    objects.apply('networking.istio.io/v1 VirtualService', `${namespace}/${host}`, { hosts: [host], http })
  }
}

function limitTime(mesh: TraceHarness): void {
  const limits = [
    ['bookinfo', 'reviews', { timeout: '12ms' }],
    ['bookinfo', 'details', { retries: { attempts: 2, perTryTimeout: '5ms', retryOn: '5xx' } }],
    ['shop', 'payments', { retries: { attempts: 1, retryOn: 'internal' } }],
    ['shop', 'recommender', { timeout: '900ms' }],
    ['lab', 'httpbin', { timeout: '20ms', retries: { attempts: 3, retryOn: '500' } }],
    ['travel', 'hotels', { mirror: { host: 'flights' }, mirrorPercentage: { value: 30 } }],
  ] as const
  for (const [namespace, host, words] of limits) {
    const http = [{ ...words, route: [{ destination: { host } }] }]
    mesh.objects.apply('networking.istio.io/v1 VirtualService', `${namespace}/${host}`, { hosts: [host], http })
  }
  mesh.model.disturb([failing('lab/httpbin-v1', 0.5)])
}

function failing(workload: string, share: number): Disturbance {
  return { kind: 'error', workload, status: 500, share }
}

function failingShare(traces: readonly Trace[]): number {
  return traces.filter((trace) => trace.some(({ tags }) => tags.error === true)).length / traces.length
}

describe('ten minutes of traces say what the metrics say', () => {
  it.each([
    { mesh: 'as written', change: () => undefined },
    {
      mesh: 'whose reviews fail half the time',
      change: ({ model }: TraceHarness) => model.disturb([failing('bookinfo/reviews-v2', 0.5)]),
    },
    { mesh: 'with delays and aborts', change: injectFaults },
    {
      mesh: 'whose pools of connections are small',
      change: ({ objects }: TraceHarness) => {
        const rule = 'networking.istio.io/v1 DestinationRule'
        const connectionPool = { tcp: { maxConnections: 1 }, http: { http1MaxPendingRequests: 1, http2MaxRequests: 2 } }
        // Rare failures have more traces than their share, so only what is often full.
        for (const host of ['shop/recommender', 'bookinfo/productpage'])
          objects.apply(rule, host, { host: host.split('/')[1], trafficPolicy: { connectionPool } })
      },
    },
    {
      mesh: 'that leaves out who fails',
      change: ({ objects, clock }: TraceHarness) => {
        const outlierDetection = { consecutive5xxErrors: 2, baseEjectionTime: '1h', maxEjectionPercent: 100 }
        objects.apply('networking.istio.io/v1 DestinationRule', 'shop/payments', {
          host: 'payments',
          trafficPolicy: { outlierDetection },
        })
        clock.advance(10)
      },
    },
    {
      mesh: 'that refuses gateways and payments',
      change: ({ objects }: TraceHarness) => {
        const policy = 'security.istio.io/v1 AuthorizationPolicy'
        const gateways = { action: 'DENY', rules: [{ from: [{ source: { namespaces: ['istio-system'] } }] }] }
        objects.apply(policy, 'bookinfo/gateways', gateways)
        objects.apply(policy, 'ledger/gateways', gateways)
        objects.apply(policy, 'shop/payments', { selector: { matchLabels: { app: 'payments', version: 'v1' } } })
      },
    },
    { mesh: 'with timeouts and retries', change: limitTime },
  ])('of every proxy, version, code, flag and status, within four deviations: a mesh $mesh', ({ change }) => {
    const mesh = traceHarness()
    change(mesh)
    mesh.clock.advance(SECONDS)
    const [expected, counted] = [expectedSpans(mesh), countedSpans(mesh.last(SECONDS))]
    expect(expected.size).toBeGreaterThan(40)
    const wrong = [...new Set([...expected.keys(), ...counted.keys()])].filter((key) => {
      const wanted = expected.get(key) ?? 0
      return Math.abs((counted.get(key) ?? 0) - wanted) > 4 * Math.sqrt(wanted) + 1e-9
    })
    expect(wrong.map((key) => [key, expected.get(key), counted.get(key)])).toEqual([])
  })

  it('the share of failing traces is exact to half a point', () => {
    const mesh = traceHarness()
    mesh.model.disturb([failing('bookinfo/reviews-v2', 0.7)])
    mesh.clock.advance(SECONDS)
    const traces = mesh.last(SECONDS, GATEWAY)
    const ofHost = (host: string): readonly Trace[] => traces.filter(([root]) => root?.operation.startsWith(`${host}.`))
    expect(failingShare(ofHost('storefront'))).toBeCloseTo(0.1, 2)
    // The page asks again when reviews fail, but what failed first is what counts: v2 is asked first by a third.
    expect(Math.abs(failingShare(ofHost('productpage')) - 0.7 / 3)).toBeLessThan(0.005)
    expect(failingShare(ofHost('accounts'))).toBe(0)
  })

  it('the versions at a split are within two points', () => {
    const mesh = traceHarness({ perSecond: 10, make: worldNamed('bookinfo') })
    mesh.clock.advance(SECONDS)
    const servers = mesh
      .last(SECONDS, GATEWAY, /^productpage/)
      .flat()
      .filter(({ kind }) => kind === 'server')
    const reviews = servers.filter(({ service }) => service === 'reviews.bookinfo')
    for (const version of ['v1', 'v2', 'v3']) {
      const share = reviews.filter(({ tags }) => tags['istio.canonical_revision'] === version).length / reviews.length
      expect(Math.abs(share - 1 / 3)).toBeLessThan(0.02)
    }
  })

  it.each([
    { world: 'default', make: defaultMesh },
    { world: 'generated', make: faultless },
  ])('the mean time of a root is that of the model within 5 %: the $world world', ({ make }) => {
    const mesh = traceHarness({ perSecond: 2, make })
    mesh.clock.advance(SECONDS)
    const { roots } = mesh.model.plan
    const entries = mesh.world.script.entries.map(({ name, host }) => ({ name, url: `http://${host}/` }))
    const traces = mesh.last(SECONDS)
    for (const { name, url } of entries.filter((entry) => entry.name !== 'nothere.demo')) {
      const own = roots.filter(({ load }) => load === name)
      const rate = own.reduce((sum, { perSecond }) => sum + perSecond, 0)
      const modelMs = own.reduce((sum, { perSecond, node }) => sum + (perSecond / rate) * node.latency.meanMs, 0)
      const times = traces.flatMap(([root]) => {
        return root !== undefined && String(root.tags['http.url']).startsWith(url) ? [root.durationUs / 1000] : []
      })
      expect(times.length).toBeGreaterThan(SECONDS)
      const meanMs = times.reduce((sum, ms) => sum + ms, 0) / times.length
      expect(Math.abs(meanMs / modelMs - 1), `${name}: ${meanMs} ms, ${modelMs} ms by the model`).toBeLessThan(0.05)
    }
  })
})

it('a failure of one request in three hundred shows in every ten seconds all the same', () => {
  const mesh = traceHarness()
  mesh.model.disturb([failing('bookinfo/reviews-v2', 0.01)])
  mesh.clock.advance(60)
  const now = mesh.clock.now()
  for (let from = now - 60_000; from < now; from += 10_000) {
    const failing = mesh.traces
      .tracesBetween(from, from + 10_000)
      .flat()
      .filter(({ service, tags }) => {
        return service === 'reviews.bookinfo' && tags.error === true
      })
    expect(failing.map(({ tags }) => tags['http.status_code'])).toEqual([500])
  }
})
