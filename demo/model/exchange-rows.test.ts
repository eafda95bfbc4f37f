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

describe('27 copies', () => {
  const v1 = [{ destination: { host: 'httpbin', subset: 'v1' } }]
  const v2 = { host: 'httpbin', subset: 'v2' }
  const mirrored = (words: object) => {
    const mesh = modelHarness()
    mesh.objects.apply(VS, 'lab/httpbin', { hosts: ['httpbin'], http: [{ route: v1, ...words }] })
    return seen(mesh, 'httpbin').map(
      ([line, perSecond, , workload]) => `${String(perSecond)} ${String(line)} ${String(workload)}`,
    )
  }
  const first = [
    '10 destination http 200 - mutual_tls httpbin-v1',
    '30 destination http 200 - mutual_tls httpbin-v1',
    '10 source http 200 - unknown httpbin-v1',
    '30 source http 200 - unknown httpbin-v1',
  ]
  const toSecond = (lines: readonly string[]) => lines.filter((line) => line.endsWith(' httpbin-v2'))

  it.each([
    ['all of them by default', { mirror: v2 }, [10, 30]],
    ['a part', { mirror: v2, mirrorPercentage: { value: 20 } }, [2, 6]],
    ['a part in the old way', { mirror: v2, mirrorPercent: 50 }, [5, 15]],
    ['none by an empty percentage', { mirror: v2, mirrorPercentage: {} }, []],
    ['several', { mirrors: [{ destination: v2 }, { destination: v2, percentage: { value: 50 } }] }, [15, 45]],
  ])('%s: seen by the server of the copy alone', (_, words, rates) => {
    const lines = mirrored(words)
    expect(lines.filter((line) => !line.endsWith(' httpbin-v2'))).toEqual(first)
    expect(toSecond(lines)).toEqual(rates.map((rate) => `${rate} destination http 200 - mutual_tls httpbin-v2`))
  })

  it.each([
    ['a host that does not exist', { mirror: { host: 'nobody' } }],
    ['a subset that does not exist', { mirror: { host: 'httpbin', subset: 'nobody' } }],
  ])('to %s are lost without a trace', (_, words) => {
    expect(mirrored(words)).toEqual(first)
  })

  it('are not made of requests that a fault aborts, and once of those tried again', () => {
    const aborted = mirrored({ mirror: v2, fault: { abort: { httpStatus: 500, ...all } } })
    expect(toSecond(aborted)).toEqual([])
    const mesh = modelHarness()
    mesh.model.disturb([{ kind: 'error', workload: 'lab/httpbin-v1', status: 503, share: 1 }])
    const retries = { attempts: 2, retryOn: '5xx' }
    mesh.objects.apply(VS, 'lab/httpbin', { hosts: ['httpbin'], http: [{ route: v1, mirror: v2, retries }] })
    const received = flowsTo(mesh, { reporter: 'destination', ...to('httpbin-v2', 'curl') })
    expect(received.map(({ perSecond }) => perSecond)).toEqual([10])
  })

  it('call what the server calls', () => {
    const mesh = modelHarness()
    const version = (subset: string) => ({ host: 'reviews', subset })
    const http = [{ route: [{ destination: version('v1') }], mirror: version('v2') }]
    mesh.objects.apply(VS, 'bookinfo/reviews', { hosts: ['reviews'], http })
    expect(
      flowsTo(mesh, { source_workload: 'reviews-v2', reporter: 'source' }).map(({ perSecond }) => perSecond),
    ).toEqual(Array.from({ length: 3 }, () => expect.closeTo(20 / 3, 6) as unknown))
  })
})

describe('routes of the Gateway API', () => {
  const flights = (rule: object, change: (mesh: ModelHarness) => void = () => undefined) => {
    const mesh = modelHarness()
    change(mesh)
    mesh.objects.apply('gateway.networking.k8s.io/v1 HTTPRoute', 'travel/flights', {
      parentRefs: [{ group: '', kind: 'Service', name: 'flights' }],
      rules: [{ backendRefs: [{ name: 'flights-v1', port: 8080 }], ...rule }],
    })
    return flowsTo(mesh, { source_workload: 'portal-v1' })
      .concat(flowsTo(mesh, { destination_service: 'flights:8080' }))
      .filter(({ labels }) => labels.destination_service_name?.startsWith('flights') === true)
      .map(({ line, perSecond, meanMs }) => `${perSecond} ${line} ${Math.round(meanMs)}`)
      .filter((line, index, lines) => lines.indexOf(line) === index)
  }
  const plain = ['10 destination http 200 - mutual_tls 7', '10 source http 200 - unknown 8']

  it.each([['request'], ['backendRequest']])('11 timeouts.%s cuts as that of a VirtualService does', (name) => {
    expect(flights({ timeouts: { [name]: '500ms' } }, slow('travel/flights-v1', 100_000))).toEqual([
      '10 destination http 0 DC mutual_tls 500',
      '10 source http 504 UT unknown 500',
    ])
  })

  it.each([
    ['all', {}, 10],
    ['a percentage', { percent: 20 }, 2],
    ['a fraction', { fraction: { numerator: 1, denominator: 4 } }, 2.5],
    ['none', { percent: 0 }, undefined],
  ])('27 a filter copies %s', (_, words, rate) => {
    const requestMirror = { backendRef: { name: 'flights-v2', port: 8080 }, ...words }
    const copies = rate === undefined ? [] : [`${rate} destination http 200 - mutual_tls 7`]
    const lines = flights({ filters: [{ type: 'RequestMirror', requestMirror }] })
    expect([...lines].sort()).toEqual([...new Set([...plain, ...copies])].sort())
  })

  it.each([
    ['codes that it names', { attempts: 2, codes: [503] }, ['30 destination http 503', '10 source http 503 URX']],
    ['no other codes', { attempts: 2, codes: [500] }, ['10 destination http 503', '10 source http 503']],
    ['nothing', { attempts: 0, codes: [503] }, ['10 destination http 503', '10 source http 503']],
  ])('16 retry tries again after %s', (_, retry, expected) => {
    const lines = flights({ retry }, failing('travel/flights-v1', 503, 1))
    expect(lines.map((line) => line.replace(/ (-|mutual_tls|unknown)\b.*/, '').replace(/ -.*/, ''))).toEqual(expected)
  })

  it('34 a rule without backends answers 500', () => {
    expect(flights({ backendRefs: [] })).toEqual(['10 source http 500 - unknown 0'])
  })

  it('33 a redirect is answered by the proxy on the Host header', () => {
    const filters = [{ type: 'RequestRedirect', requestRedirect: { statusCode: 301, hostname: 'elsewhere' } }]
    expect(flights({ filters, backendRefs: [] })).toEqual(['10 source http 301 - unknown 0'])
  })

  it('14 filters of headers and paths change no number', () => {
    const filters = [
      { type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'a', value: 'b' }] } },
      { type: 'ResponseHeaderModifier', responseHeaderModifier: { remove: ['a'] } },
      { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath', replaceFullPath: '/' } } },
    ]
    expect(flights({ filters })).toEqual(plain)
  })
})

describe('33 a VirtualService', () => {
  it.each([
    ['redirect', { redirect: { uri: '/elsewhere' } }, 301],
    ['redirect with a code', { redirect: { uri: '/elsewhere', redirectCode: 307 } }, 307],
    ['direct response', { directResponse: { status: 418, body: { string: 'tea' } } }, 418],
  ])('%s is answered by the proxy on the Host header', (_, words, code) => {
    const mesh = modelHarness()
    mesh.objects.apply(VS, 'lab/httpbin', { hosts: ['httpbin'], http: [words] })
    const lines = seen(mesh, 'httpbin:8000', 'curl')
    expect(lines).toEqual([[`source http ${code} - unknown`, 10, 0, 'unknown']])
    expect(seen(mesh, 'httpbin')).toEqual([])
  })

  it('rewrite and headers change no number', () => {
    const words = { rewrite: { uri: '/', authority: 'x' }, headers: { request: { set: { a: 'b' } } } }
    expect(seen(meshWith('bookinfo/details', words), 'details')).toEqual(seen(modelHarness(), 'details'))
  })
})
