import { flowsTo, to } from '../testing/flow-lines'
import { modelHarness, type ModelHarness } from '../testing/model-harness'
import { describe, expect, it } from 'vitest'

// Rows of the table "what Prometheus sees" about requests that a proxy gives up or tries again.

const VS = 'networking.istio.io/v1 VirtualService'
const all = { percentage: { value: 100 } }

/** A mesh in which a rule's words apply to a host of a namespace: `lab/httpbin`. */
function meshWith(place: string, words: object, change: (mesh: ModelHarness) => void = () => undefined): ModelHarness {
  const mesh = modelHarness()
  change(mesh)
  const host = place.split('/')[1] ?? ''
  const http = [{ ...words, route: [{ destination: { host } }] }]
  mesh.objects.apply(VS, place, { hosts: [host], http })
  return mesh
}

/** Line, rate, mean time and workload of each flow to a service. */
function seen(mesh: ModelHarness, service: string, source?: string): readonly (readonly unknown[])[] {
  const by = source === undefined ? {} : { source_workload: source }
  return flowsTo(mesh, { destination_service_name: service, ...by }).map(({ line, perSecond, meanMs, labels }) => {
    return [line, Number(perSecond.toFixed(6)), Math.round(meanMs), labels.destination_workload]
  })
}

const slow =
  (workload: string, factor: number) =>
  ({ model }: ModelHarness) => {
    model.disturb([{ kind: 'slowdown', workload, factor }])
  }
const failing =
  (workload: string, status: number, share: number) =>
  ({ model }: ModelHarness) => {
    model.disturb([{ kind: 'error', workload, status, share }])
  }

describe('time', () => {
  it('11 a timeout of the route: 504 UT on the endpoint, 0 DC at the server', () => {
    const mesh = meshWith('bookinfo/details', { timeout: '1s' }, slow('bookinfo/details-v1', 100_000))
    expect(seen(mesh, 'details', 'productpage-v1')).toEqual([
      ['destination http 0 DC mutual_tls', 20, 1000, 'details-v1'],
      ['source http 504 UT unknown', 20, 1000, 'details-v1'],
    ])
    const [, source] = flowsTo(mesh, { ...to('details-v1', 'productpage-v1') })
    expect(source?.labels).toMatchObject({
      destination_canonical_service: 'details',
      destination_app: 'unknown',
      destination_version: 'unknown',
      source_principal: 'spiffe://cluster.local/ns/bookinfo/sa/bookinfo-productpage',
    })
  })

  it('11 a timeout of a gRPC call: 200 UT 14, and at the server no status', () => {
    const mesh = meshWith('travel/fares', { timeout: '1s' }, slow('travel/fares-v1', 100_000))
    expect(seen(mesh, 'fares')).toEqual([
      ['destination grpc 0 DC mutual_tls', 5, 1000, 'fares-v1'],
      ['source grpc 200 14 UT unknown', 5, 1000, 'fares-v1'],
    ])
  })

  it('11 a timeout cuts off the slow ones only: the rest is faster than it', () => {
    const mesh = meshWith('shop/recommender', { timeout: '900ms' })
    const [dc, fast, cut, ut] = seen(mesh, 'recommender').map(([line, perSecond]) => [line, Number(perSecond)] as const)
    expect([dc?.[0], fast?.[0], cut?.[0], ut?.[0]]).toEqual([
      'destination grpc 0 DC mutual_tls',
      'destination grpc 200 0 - mutual_tls',
      'source grpc 200 0 - unknown',
      'source grpc 200 14 UT unknown',
    ])
    expect(dc?.[1]).toBeCloseTo(3, 1)
    expect(dc?.[1]).toBe(ut?.[1])
    expect(fast?.[1]).toBeCloseTo(6 - (dc?.[1] ?? 0), 6)
    const [flow] = flowsTo(mesh, { destination_service_name: 'recommender', reporter: 'source', response_flags: '-' })
    expect(flow?.meanMs).toBeLessThan(900)
  })

  it('4 the time that the same proxy injects does not count', () => {
    const fault = { delay: { fixedDelay: '2s', ...all } }
    const mesh = meshWith('bookinfo/details', { timeout: '1s', fault })
    expect(seen(mesh, 'details', 'productpage-v1')[1]).toEqual(['source http 200 DI unknown', 20, 2005, 'details-v1'])
  })

  it('14 the application gives up: 0 DC on both sides, and the server goes on', () => {
    const mesh = meshWith('bookinfo/details', {}, slow('bookinfo/details-v1', 100_000))
    expect(seen(mesh, 'details', 'productpage-v1')).toEqual([
      ['destination http 0 DC mutual_tls', 20, 3000, 'details-v1'],
      ['source http 0 DC unknown', 20, 3000, 'details-v1'],
    ])
  })

  it('14 it gives up while its proxy holds the request back: nobody is reached', () => {
    const mesh = meshWith('bookinfo/details', { fault: { delay: { fixedDelay: '5s', ...all } } })
    expect(seen(mesh, 'details', 'productpage-v1')).toEqual([['source http 0 DI,DC unknown', 20, 3000, 'unknown']])
  })

  it.each(['0s', 'soon', '-1s'])('5 a timeout of %s is none', (timeout) => {
    const mesh = meshWith('shop/recommender', { timeout })
    expect(seen(mesh, 'recommender').map(([line]) => line)).toEqual([
      'destination grpc 200 0 - mutual_tls',
      'source grpc 200 0 - unknown',
    ])
  })
})

describe('tries', () => {
  it('12 a timeout of each try, by default tried once', () => {
    const retries = { attempts: 3, perTryTimeout: '500ms' }
    const mesh = meshWith('bookinfo/details', { retries }, slow('bookinfo/details-v1', 100_000))
    expect(seen(mesh, 'details', 'productpage-v1')).toEqual([
      ['destination http 0 DC mutual_tls', 20, 500, 'details-v1'],
      ['source http 504 UT unknown', 20, 500, 'details-v1'],
    ])
  })

  it('13 a timeout of each try that is tried again: URX,UT after all of them', () => {
    const retries = { attempts: 2, perTryTimeout: '500ms', retryOn: '5xx' }
    const mesh = meshWith('bookinfo/details', { retries }, slow('bookinfo/details-v1', 100_000))
    expect(seen(mesh, 'details', 'productpage-v1')).toEqual([
      ['destination http 0 DC mutual_tls', 60, 500, 'details-v1'],
      ['source http 504 URX,UT unknown', 20, 1550, 'details-v1'],
    ])
  })

  it('13 a timeout of the whole ends the tries', () => {
    const retries = { attempts: 9, perTryTimeout: '500ms', retryOn: '5xx' }
    const mesh = meshWith('bookinfo/details', { retries, timeout: '1.2s' }, slow('bookinfo/details-v1', 100_000))
    const [server, client, ...more] = seen(mesh, 'details', 'productpage-v1')
    expect(client).toEqual(['source http 504 UT unknown', 20, 1200, 'details-v1'])
    expect(server?.slice(0, 2)).toEqual(['destination http 0 DC mutual_tls', 60])
    expect(more).toEqual([])
  })

  it('16 5xx tried again in vain: URX once at the caller, each try at the server', () => {
    const mesh = meshWith(
      'bookinfo/details',
      { retries: { attempts: 2, retryOn: '5xx' } },
      failing('bookinfo/details-v1', 503, 1),
    )
    expect(seen(mesh, 'details', 'productpage-v1').map((row) => row.slice(0, 2))).toEqual([
      ['destination http 503 - mutual_tls', 60],
      ['source http 503 URX unknown', 20],
    ])
  })

  it('16 half of them fail: three tries leave an eighth, and the caller sees no failure besides', () => {
    const words = { retries: { attempts: 2, retryOn: 'gateway-error' } }
    const mesh = meshWith('bookinfo/details', words, failing('bookinfo/details-v1', 503, 0.5))
    expect(seen(mesh, 'details', 'productpage-v1').map((row) => row.slice(0, 2))).toEqual([
      ['destination http 200 - mutual_tls', 17.5],
      ['destination http 503 - mutual_tls', 17.5],
      ['source http 200 - unknown', 17.5],
      ['source http 503 URX unknown', 2.5],
    ])
  })

  it.each([
    ['an application that fails', 'bookinfo/details', {}, 500, 1],
    ['a reason that is not named', 'bookinfo/details', { retries: { attempts: 2, retryOn: 'gateway-error' } }, 500, 1],
    ['a code that is named', 'bookinfo/details', { retries: { attempts: 2, retryOn: 'reset,500' } }, 500, 3],
    ['no attempts', 'bookinfo/details', { retries: { attempts: 0, retryOn: '5xx' } }, 500, 1],
    ['gRPC unavailable, by default', 'travel/fares', {}, 14, 3],
    ['gRPC unavailable, switched off', 'travel/fares', { retries: { attempts: 0 } }, 14, 1],
    ['gRPC internal', 'travel/fares', {}, 13, 1],
    ['gRPC internal, where it is named', 'travel/fares', { retries: { attempts: 1, retryOn: 'internal' } }, 13, 2],
  ] as const)('5 %s', (...row) => {
    const [, place, words, status, tries] = row
    const [namespace, host = ''] = place.split('/')
    const mesh = meshWith(place, words, failing(`${namespace}/${host}-v1`, status, 1))
    const rate = (reporter: string) =>
      flowsTo(mesh, { ...to(`${host}-v1`), source_app: host === 'fares' ? 'portal' : 'productpage', reporter }).reduce(
        (sum, { perSecond }) => sum + perSecond,
        0,
      )
    expect(rate('destination') / rate('source')).toBeCloseTo(tries, 6)
  })

  it('20 a refused connection is tried three times, and once where that is switched off', () => {
    const rule = { host: 'details', trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } }
    const plain = (mesh: ModelHarness) => {
      mesh.objects.apply('networking.istio.io/v1 DestinationRule', 'bookinfo/details', rule)
      mesh.objects.apply('security.istio.io/v1 PeerAuthentication', 'bookinfo/default', { mtls: { mode: 'DISABLE' } })
    }
    const byDefault = meshWith('bookinfo/details', {}, plain)
    expect(seen(byDefault, 'details', 'productpage-v1')).toEqual([
      ['source http 503 URX,UF unknown', 20, 51, 'details-v1'],
    ])
    const once = meshWith('bookinfo/details', { retries: { attempts: 0 } }, plain)
    expect(seen(once, 'details', 'productpage-v1')).toEqual([['source http 503 UF unknown', 20, 0, 'details-v1']])
  })

  it('what the server calls is called by each try', () => {
    const retries = { attempts: 1, perTryTimeout: '1ms', retryOn: '5xx' }
    const mesh = modelHarness()
    const route = [{ destination: { host: 'reviews', subset: 'v2' } }]
    mesh.objects.apply(VS, 'bookinfo/reviews', { hosts: ['reviews'], http: [{ retries, route }] })
    // The page asks twice as well.
    const rate = flowsTo(mesh, { destination_service_name: 'ratings', reporter: 'source' }).reduce(
      (sum, { perSecond }) => sum + perSecond,
      0,
    )
    expect(rate).toBeCloseTo(80, 1)
  })
})
