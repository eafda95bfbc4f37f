import { flowsTo, linesTo, to } from '../testing/flow-lines'
import { modelHarness, type ModelHarness } from '../testing/model-harness'
import { describe, expect, it } from 'vitest'

const RULE = 'networking.istio.io/v1 DestinationRule'
const TIGHT = { tcp: { maxConnections: 1 }, http: { http1MaxPendingRequests: 1, maxRequestsPerConnection: 1 } }
const FULL = { response_flags: 'UO' }

function rule(mesh: ModelHarness, key: string, spec: object): void {
  mesh.objects.apply(RULE, key, { host: key.split('/')[1], ...spec })
}
function shareOfFull(mesh: ModelHarness, source: string): number {
  const sent = (labels: object): number =>
    flowsTo(mesh, {
      source_workload: source,
      reporter: 'source',
      destination_service_name: 'httpbin',
      ...labels,
    }).reduce((sum, { perSecond }) => sum + perSecond, 0)
  return sent(FULL) / sent({})
}

describe('rows of what Prometheus sees', () => {
  it('25 no connection and no place to wait: 503 UO on the service', () => {
    const mesh = modelHarness()
    rule(mesh, 'lab/httpbin', { trafficPolicy: { connectionPool: TIGHT } })
    const [full, ...more] = flowsTo(mesh, { ...FULL, source_workload: 'fortio' })
    expect([full?.line, full?.perSecond, more]).toEqual(['source http 503 UO unknown', expect.closeTo(10, 9), []])
    expect(full?.meanMs).toBe(0)
    expect(full?.labels).toMatchObject({
      destination_service: 'httpbin.lab.svc.cluster.local',
      destination_workload: 'unknown',
      source_principal: 'unknown',
    })
    expect(linesTo(mesh, to('httpbin-v1', 'fortio'))).toEqual([
      'destination http 200 - mutual_tls',
      'source http 200 - unknown',
    ])
  })

  it('25 connections: closed by the caller, UO', () => {
    const mesh = modelHarness()
    rule(mesh, 'bookinfo/mongodb', { trafficPolicy: { connectionPool: { tcp: { maxConnections: 1 } } } })
    const [full] = flowsTo(mesh, { ...FULL, destination_service_name: 'mongodb' })
    expect(full?.line).toBe('source tcp UO unknown')
    expect(full?.perSecond).toBeLessThan(1)
  })

  it('26 too many requests of HTTP/2: UO on the endpoint, status 14', () => {
    const mesh = modelHarness()
    rule(mesh, 'shop/recommender', { trafficPolicy: { connectionPool: { http: { http2MaxRequests: 2 } } } })
    const [full, ...more] = flowsTo(mesh, FULL)
    expect([full?.line, more]).toEqual(['source grpc 200 14 UO unknown', []])
    expect(full?.labels).toMatchObject({ destination_workload: 'recommender-v1', destination_app: 'unknown' })
    // 6 a second of some 1.1 s each want 6.5 places: Erlang's formula for two.
    expect((full?.perSecond ?? 0) / 6).toBeCloseTo(0.73, 1)
  })
})

it('step 14: fortio finds a third of its requests refused, curl nearly none', () => {
  const mesh = modelHarness()
  rule(mesh, 'lab/httpbin', { trafficPolicy: { connectionPool: TIGHT } })
  mesh.clock.advance(20)
  const labels = { reporter: 'source', source_workload: 'fortio' }
  const sent = (more: object): number => mesh.rate('istio_requests_total', { ...labels, ...more }, 15)
  expect(sent({})).toBeCloseTo(30, 0)
  expect(sent({ response_code: '503', response_flags: 'UO', destination_workload: 'unknown' })).toBeCloseTo(10, 0)
  expect(sent({ response_code: '200' })).toBeCloseTo(20, 0)
  expect(shareOfFull(mesh, 'fortio')).toBeCloseTo(1 / 3, 12)
  expect(shareOfFull(mesh, 'curl')).toBeGreaterThan(0)
  expect(shareOfFull(mesh, 'curl')).toBeLessThan(0.01)
})

describe('which limits hold', () => {
  const limited = { connectionPool: TIGHT }
  const subsets = (v1: object) => [
    { name: 'v1', labels: { version: 'v1' }, ...v1 },
    { name: 'v2', labels: { version: 'v2' } },
  ]

  it.each([
    ['those of the host', { trafficPolicy: limited }, 1 / 3],
    ['those of its port', { trafficPolicy: { portLevelSettings: [{ port: { number: 8000 }, ...limited }] } }, 1 / 3],
    [
      'none where the port has its own word',
      { trafficPolicy: { ...limited, portLevelSettings: [{ port: { number: 8000 } }] } },
      0,
    ],
    ['none of another port', { trafficPolicy: { portLevelSettings: [{ port: { number: 1 }, ...limited }] } }, 0],
    ['none of a subset that no route names', { subsets: subsets({ trafficPolicy: limited }) }, 0],
  ])('%s', (_, spec, share) => {
    const mesh = modelHarness()
    rule(mesh, 'lab/httpbin', spec)
    expect(shareOfFull(mesh, 'fortio')).toBeCloseTo(share, 12)
  })

  it('those of the subset that the route names, and of the host where the subset says nothing', () => {
    const mesh = modelHarness()
    const weights = ['v1', 'v2'].map((subset) => ({ destination: { host: 'httpbin', subset }, weight: 1 }))
    mesh.objects.apply('networking.istio.io/v1 VirtualService', 'lab/httpbin', {
      hosts: ['httpbin'],
      http: [{ route: weights }],
    })
    rule(mesh, 'lab/httpbin', { subsets: subsets({ trafficPolicy: limited }) })
    expect(shareOfFull(mesh, 'fortio')).toBeCloseTo(1 / 6, 12)
    rule(mesh, 'lab/httpbin', { trafficPolicy: limited, subsets: subsets({}) })
    expect(shareOfFull(mesh, 'fortio')).toBeCloseTo(1 / 3, 12)
  })

  it('a caller who waits for its turn says so in its time, the server not', () => {
    const mesh = modelHarness()
    const times = () =>
      flowsTo(mesh, { ...to('httpbin-v1', 'fortio'), response_code: '200' }).map(({ meanMs }) => meanMs)
    const [atServer = 0, atCaller = 0] = times()
    rule(mesh, 'lab/httpbin', { trafficPolicy: { connectionPool: { tcp: { maxConnections: 1 } } } })
    const [after = 0, waiting = 0] = times()
    expect(after).toBe(atServer)
    // The three of a burst wait for none, one and two before them.
    expect(waiting).toBeCloseTo(2 * atCaller, 9)
  })
})

it('copies take no place in the pool of the first, but in that of who gets them', () => {
  const full = (mirror: object) => {
    const mesh = modelHarness()
    const connectionPool = { http: { http2MaxRequests: 8 } }
    rule(mesh, 'shop/recommender', { trafficPolicy: { connectionPool } })
    const http = [{ route: [{ destination: { host: 'recommender' } }], ...mirror }]
    mesh.objects.apply('networking.istio.io/v1 VirtualService', 'shop/recommender', { hosts: ['recommender'], http })
    return flowsTo(mesh, { ...FULL, source_workload: 'storefront-v1' })[0]?.perSecond ?? 0
  }
  const alone = full({})
  expect(alone).toBeGreaterThan(0.1)
  expect(full({ mirror: { host: 'catalog' } })).toBeCloseTo(alone, 6)
  expect(full({ mirror: { host: 'recommender' } })).toBeGreaterThan(1.5 * alone)
})
