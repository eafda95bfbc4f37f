import { createDice } from '../random'
import { linesTo, ratesTo, to } from '../testing/flow-lines'
import { modelHarness, type ModelHarness } from '../testing/model-harness'
import { meanRequestsUntilRun } from './ejection'
import { describe, expect, it } from 'vitest'

const RULE = 'networking.istio.io/v1 DestinationRule'
const STRICT = { consecutive5xxErrors: 2, interval: '5s', baseEjectionTime: '30s', maxEjectionPercent: 100 }

function detect(mesh: ModelHarness, key: string, outlierDetection: object): void {
  mesh.objects.apply(RULE, key, { host: key.split('/')[1], trafficPolicy: { outlierDetection } })
}
/** Requests per second from checkout to each version of payments, and those that fail, as sent now. */
function payments(mesh: ModelHarness): readonly number[] {
  mesh.model.settle()
  return ['payments-v1', 'payments-v2'].map((name) =>
    [...mesh.model.plan.flows.values()]
      .filter(({ labels }) => labels.side === 'source' && labels.kind === 'grpc')
      .filter(({ labels }) => labels.destination.labels.workload === name)
      .reduce((sum, { rates }) => sum + rates.reduce((all, rate) => all + rate, 0), 0),
  )
}
/** Goes on by scrapes and tells at which second after the start v2 goes and comes. */
function turns(mesh: ModelHarness, seconds: number): readonly string[] {
  const start = mesh.clock.now()
  const found: string[] = []
  let there = true
  while (mesh.clock.now() < start + seconds * 1000) {
    mesh.clock.advance(5)
    const is = (payments(mesh)[1] ?? 0) > 0
    if (is !== there) found.push(`${(mesh.clock.now() - start) / 1000} ${is ? 'comes' : 'goes'}`)
    there = is
  }
  return found
}

describe('step 15: outlier detection of payments', () => {
  it('takes the failing version out within 15 s, and with it the errors', () => {
    const mesh = modelHarness()
    const rate = (labels: object): number =>
      mesh.rate('istio_requests_total', { reporter: 'source', source_workload: 'checkout-v1', ...labels }, 15)
    const failed = { destination_service_name: 'payments', grpc_response_status: '13' }
    mesh.clock.advance(20)
    expect(rate(failed) / rate({ destination_service_name: 'payments' })).toBeCloseTo(0.2, 1)
    detect(mesh, 'shop/payments', STRICT)
    mesh.clock.advance(20)
    expect(['payments-v1', 'payments-v2'].map((name) => rate({ destination_workload: name }))).toEqual([6, 0])
    expect(rate(failed)).toBe(0)
    const fails = { reporter: 'source', destination_workload: 'checkout-v1', grpc_response_status: '13' }
    expect(mesh.rate('istio_requests_total', fails, 15)).toBe(0)
  })

  it('lets it back after 30 s, then after 60 s, then after 90 s', () => {
    const mesh = modelHarness()
    detect(mesh, 'shop/payments', STRICT)
    expect(turns(mesh, 205)).toEqual([
      '5 goes',
      '35 comes',
      '40 goes',
      '100 comes',
      '105 goes',
      '195 comes',
      '200 goes',
    ])
  })

  it('changes nothing while no more than 10 % may be left out, which is nobody of two', () => {
    const mesh = modelHarness()
    const { maxEjectionPercent: _, ...rest } = STRICT
    detect(mesh, 'shop/payments', rest)
    expect(turns(mesh, 120)).toEqual([])
    expect(payments(mesh)).toEqual([3, 3])
  })
})

describe('outlier detection', () => {
  it('17 leaves nobody when all are ejected: UH on the service', () => {
    const mesh = modelHarness()
    detect(mesh, 'lab/httpbin', STRICT)
    for (const version of ['v1', 'v2'])
      mesh.model.disturb([
        ...mesh.model.disturbances,
        { kind: 'error', workload: `lab/httpbin-${version}`, status: 500, share: 1 },
      ])
    mesh.clock.advance(5)
    expect(ratesTo(mesh, { destination_service_name: 'httpbin', source_workload: 'curl' })).toEqual([
      '10 source http 503 UH unknown',
    ])
    expect(linesTo(mesh, to('httpbin-v1'))).toEqual([])
  })

  it('goes on with all when fewer than the wanted share is healthy', () => {
    const mesh = modelHarness()
    detect(mesh, 'shop/payments', { ...STRICT, minHealthPercent: 60 })
    mesh.clock.advance(20)
    expect(payments(mesh)).toEqual([3, 3])
  })

  it.each([
    ['five in a row unless told otherwise: rarely', { baseEjectionTime: '30s', maxEjectionPercent: 100 }, 1],
    ['none in a row: never', { ...STRICT, consecutive5xxErrors: 0 }, 0],
    ['only answers of gateways: 13 is none', { ...STRICT, consecutive5xxErrors: 0, consecutiveGatewayErrors: 2 }, 0],
  ])('counts %s', (_, rule, ejections) => {
    const mesh = modelHarness()
    detect(mesh, 'shop/payments', rule)
    expect(turns(mesh, 75).filter((turn) => turn.endsWith('goes'))).toHaveLength(ejections)
  })

  it('counts answers of gateways apart', () => {
    const mesh = modelHarness()
    mesh.model.disturb([{ kind: 'error', workload: 'shop/payments-v2', status: 14, share: 0.4 }])
    detect(mesh, 'shop/payments', { ...STRICT, consecutive5xxErrors: 0, consecutiveGatewayErrors: 2 })
    expect(turns(mesh, 10)).toEqual(['5 goes'])
  })

  it('is the choice of each caller', () => {
    const mesh = modelHarness()
    mesh.model.disturb([{ kind: 'error', workload: 'bookinfo/reviews-v2', status: 500, share: 0.9 }])
    detect(mesh, 'bookinfo/reviews', { ...STRICT, maxEjectionPercent: 50 })
    mesh.clock.advance(20)
    const rates = ratesTo(mesh, { reporter: 'source', destination_service_name: 'reviews' })
    expect(rates).toEqual(['10 source http 200 - unknown', '10 source http 200 - unknown'])
  })

  it('begins anew when the rule changes, and ends when it goes', () => {
    const mesh = modelHarness()
    detect(mesh, 'shop/payments', STRICT)
    mesh.clock.advance(7)
    expect(payments(mesh)).toEqual([6, 0])
    detect(mesh, 'shop/payments', { ...STRICT, consecutive5xxErrors: 50 })
    mesh.clock.advance(5)
    expect(payments(mesh)).toEqual([3, 3])
    detect(mesh, 'shop/payments', STRICT)
    mesh.clock.advance(10)
    mesh.objects.remove(mesh.objects.get('DestinationRule', 'shop', 'payments'))
    expect(payments(mesh)).toEqual([3, 3])
  })

  it('is the same in one jump and in steps, and the past stays as it was', () => {
    const meshes = [modelHarness(), modelHarness()]
    const [jump, steps] = meshes
    for (const mesh of meshes) {
      mesh.clock.advance(3)
      detect(mesh, 'shop/payments', STRICT)
    }
    jump?.clock.advance(120)
    for (let second = 0; second < 240; second += 1) steps?.clock.advance(0.5)
    const told = (mesh: ModelHarness | undefined) =>
      mesh?.series
        .series('istio_requests_total')
        .map((one) => JSON.stringify([one.labels, one.samples(mesh.clock.now() - 150_000, mesh.clock.now())]))
    expect(jump?.model.epochs).toEqual(steps?.model.epochs)
    expect(told(jump)).toEqual(told(steps))
    const now = jump?.clock.now() ?? 0
    const serving = (ago: number) => [...(jump?.model.planAt(now - ago * 1000)?.flows.values() ?? [])].filter(({ labels }) => labels.destination.labels.workload === 'payments-v2').length // prettier-ignore
    expect([serving(123), serving(100)]).toEqual([serving(123), 0])
    expect(serving(123)).toBeGreaterThan(0)
  })
})

describe('how many requests a run of failures takes', () => {
  it.each([
    [1, 5, 5],
    [0.5, 1, 2],
    [0.4, 2, 8.75],
    [0, 2, Infinity],
    [0.5, Infinity, Infinity],
  ])('of which the share %d fails, in a row of %d', (share, length, expected) => {
    expect(meanRequestsUntilRun(share, length)).toBeCloseTo(expected, 9)
  })

  it('is what dice say', () => {
    const dice = createDice(1, 'runs')
    let requests = 0
    for (let round = 0; round < 20_000; round += 1) {
      for (let run = 0; run < 3; requests += 1) run = dice() < 0.6 ? run + 1 : 0
    }
    expect(requests / 20_000 / meanRequestsUntilRun(0.6, 3)).toBeCloseTo(1, 1)
  })
})
