import { modelHarness, type ModelHarness } from '../testing/model-harness'
import { describe, expect, it } from 'vitest'

const REQUESTS = 'istio_requests_total'
const VS = 'networking.istio.io/v1 VirtualService'
const ROUTE = 'gateway.networking.k8s.io/v1 HTTPRoute'

/** Requests between two workloads as the caller counts them, over the shortest window. */
function sent(
  mesh: ModelHarness,
  source: string,
  destination: string,
  labels: Readonly<Record<string, string>> = {},
): number {
  return mesh.rate(
    REQUESTS,
    { reporter: 'source', source_workload: source, destination_workload: destination, ...labels },
    15,
  )
}

function splitReviews(mesh: ModelHarness, weights: Readonly<Record<string, number>>): void {
  const route = Object.entries(weights).map(([subset, weight]) => ({
    destination: { host: 'reviews', subset },
    weight,
  }))
  mesh.objects.apply(VS, 'bookinfo/reviews', { hosts: ['reviews'], http: [{ route }] })
}

function splitMyapp(mesh: ModelHarness, v1: number, v2: number): void {
  const route = [
    { destination: { host: 'myapp', subset: 'v1', port: { number: 80 } }, weight: v1 },
    { destination: { host: 'myapp', subset: 'v2', port: { number: 80 } }, weight: v2 },
  ]
  mesh.objects.apply(VS, 'myapp/myapp', { hosts: ['myapp.demo'], gateways: ['app-gateway'], http: [{ route }] })
}

function splitFlights(mesh: ModelHarness, weights: readonly (number | undefined)[]): void {
  const backendRefs = weights.map((weight, index) => ({
    name: `flights-v${index + 1}`,
    port: 8080,
    ...(weight === undefined ? {} : { weight }),
  }))
  mesh.objects.apply(ROUTE, 'travel/flights', {
    parentRefs: [{ kind: 'Service', group: '', name: 'flights' }],
    rules: [{ backendRefs }],
  })
}

describe('an edited weight moves the traffic within 15 s in the window of 15 s', () => {
  it('reviews 50/50 between v1 and v3, then 0/100', () => {
    const mesh = modelHarness()
    splitReviews(mesh, { v1: 50, v3: 50 })
    mesh.clock.advance(15)
    expect([1, 2, 3].map((v) => Math.round(sent(mesh, 'productpage-v1', `reviews-v${v}`)))).toEqual([10, 0, 10])
    expect(mesh.rate(REQUESTS, { reporter: 'destination', destination_app: 'ratings' }, 15)).toBeCloseTo(10, 0)
    splitReviews(mesh, { v1: 0, v3: 100 })
    mesh.clock.advance(15)
    expect([1, 3].map((v) => Math.round(sent(mesh, 'productpage-v1', `reviews-v${v}`)))).toEqual([0, 20])
  })

  it('myapp 0/100: v1 has no calls and keeps its series', () => {
    const mesh = modelHarness()
    splitMyapp(mesh, 0, 100)
    mesh.clock.advance(15)
    expect(sent(mesh, 'istio-ingressgateway', 'myapp-v1')).toBe(0)
    expect(sent(mesh, 'istio-ingressgateway', 'myapp-v2')).toBeCloseTo(10, 0)
    const idle = mesh.series.series(REQUESTS).find(({ labels }) => labels.destination_workload === 'myapp-v1')
    expect(idle?.samples(mesh.clock.now() - 15_000, mesh.clock.now()).values).toHaveLength(3)
  })

  it.each([
    ['90 and 10', [90, 10], [9, 1]],
    ['0 and 100', [0, 100], [0, 10]],
    ['no weights', [undefined, undefined], [5, 5]],
  ] as const)('flights by an HTTPRoute with %s', (_, weights, expected) => {
    const mesh = modelHarness()
    splitFlights(mesh, weights)
    mesh.clock.advance(15)
    expect([1, 2].map((v) => Math.round(sent(mesh, 'portal-v1', `flights-v${v}`)))).toEqual(expected)
  })

  it('flights with both weights 0 answer 500 and reach nobody', () => {
    const mesh = modelHarness()
    splitFlights(mesh, [0, 0])
    mesh.clock.advance(15)
    const failed = { response_code: '500', response_flags: '-', destination_service: 'flights:8080' }
    expect(sent(mesh, 'portal-v1', 'unknown', failed)).toBeCloseTo(10, 0)
    expect(sent(mesh, 'portal-v1', 'flights-v1')).toBe(0)
  })

  it('deleting the route brings back the even split', () => {
    const mesh = modelHarness()
    splitReviews(mesh, { v1: 100 })
    mesh.clock.advance(20)
    mesh.objects.remove(mesh.objects.get('VirtualService', 'bookinfo', 'reviews'))
    mesh.clock.advance(15)
    expect(sent(mesh, 'productpage-v1', 'reviews-v2')).toBeCloseTo(6.67, 0)
  })
})

describe('faults that a route injects, by the steps of the tutorials', () => {
  const jason = [{ headers: { 'end-user': { exact: 'jason' } } }]
  const to = (host: string, subset: string) => [{ destination: { host, subset } }]
  const all = { percentage: { value: 100 } }
  const meanMs = (mesh: ModelHarness, labels: Readonly<Record<string, string>>) => {
    const time = 'istio_request_duration_milliseconds'
    return mesh.rate(`${time}_sum`, labels, 15) / mesh.rate(`${time}_count`, labels, 15)
  }
  const reviewsToJason = (mesh: ModelHarness) =>
    mesh.objects.apply(VS, 'bookinfo/reviews', {
      hosts: ['reviews'],
      http: [{ match: jason, route: to('reviews', 'v2') }, { route: to('reviews', 'v1') }],
    })
  const ratings = (mesh: ModelHarness, first: object) =>
    mesh.objects.apply(VS, 'bookinfo/ratings', { hosts: ['ratings'], http: [first, { route: to('ratings', 'v1') }] })

  it('jason to reviews v2 and his ratings aborted: a quarter fails, before it reaches anybody', () => {
    const mesh = modelHarness()
    reviewsToJason(mesh)
    ratings(mesh, { match: jason, fault: { abort: { httpStatus: 500, ...all } }, route: to('ratings', 'v1') })
    mesh.clock.advance(20)
    expect([1, 2, 3].map((v) => Math.round(sent(mesh, 'productpage-v1', `reviews-v${v}`)))).toEqual([15, 5, 0])
    const aborted = { response_code: '500', response_flags: 'FI', destination_service_name: 'ratings' }
    expect(sent(mesh, 'reviews-v2', 'unknown', aborted)).toBeCloseTo(5, 1)
    expect(mesh.rate(REQUESTS, { destination_app: 'ratings' }, 15)).toBe(0)
    expect(sent(mesh, 'istio-ingressgateway', 'productpage-v1', { response_code: '200' })).toBeCloseTo(20, 1)
  })

  it('2 s before each call of ratings: the callers wait, the server does not know', () => {
    const mesh = modelHarness()
    splitReviews(mesh, { v2: 100 })
    ratings(mesh, { fault: { delay: { fixedDelay: '2s', ...all } }, route: to('ratings', 'v1') })
    mesh.clock.advance(20)
    expect(sent(mesh, 'reviews-v2', 'ratings-v1', { response_flags: 'DI', response_code: '200' })).toBeCloseTo(20, 1)
    expect(sent(mesh, 'reviews-v2', 'ratings-v1', { response_flags: '-' })).toBe(0)
    const time = (source: string, destination: string, reporter = 'source') =>
      meanMs(mesh, { reporter, source_workload: source, destination_workload: destination })
    expect(time('reviews-v2', 'ratings-v1')).toBeCloseTo(2004, -1)
    expect(time('reviews-v2', 'ratings-v1', 'destination')).toBeLessThan(4)
    expect(time('productpage-v1', 'reviews-v2')).toBeCloseTo(2015, -1)
    expect(time('istio-ingressgateway', 'productpage-v1')).toBeCloseTo(2036, -1)
    expect(mesh.rate(REQUESTS, { response_code: '500' }, 15)).toBe(0)
  })

  it('half a second for reviews that wait for ratings: each page asks twice, in vain', () => {
    const mesh = modelHarness()
    ratings(mesh, { fault: { delay: { fixedDelay: '2s', ...all } }, route: to('ratings', 'v1') })
    mesh.objects.apply(VS, 'bookinfo/reviews', {
      hosts: ['reviews'],
      http: [{ timeout: '0.5s', route: to('reviews', 'v2') }],
    })
    mesh.clock.advance(20)
    const timedOut = { destination_service_name: 'reviews', response_code: '504', response_flags: 'UT' }
    const cut = { reporter: 'source', source_workload: 'productpage-v1', ...timedOut }
    expect(sent(mesh, 'productpage-v1', 'reviews-v2', timedOut)).toBeCloseTo(40, 1)
    expect(sent(mesh, 'productpage-v1', 'reviews-v2')).toBeCloseTo(40, 1)
    expect(meanMs(mesh, cut)).toBeCloseTo(500, 0)
    const served = { reporter: 'destination', destination_workload: 'reviews-v2' }
    expect(mesh.rate(REQUESTS, { ...served, response_code: '0', response_flags: 'DC' }, 15)).toBeCloseTo(40, 1)
    expect(mesh.rate(REQUESTS, served, 15)).toBeCloseTo(40, 1)
    expect(sent(mesh, 'reviews-v2', 'ratings-v1', { response_flags: 'DI' })).toBeCloseTo(40, 1)
    expect(sent(mesh, 'istio-ingressgateway', 'productpage-v1', { response_code: '200' })).toBeCloseTo(20, 1)
    const page = { reporter: 'source', destination_workload: 'productpage-v1' }
    expect(meanMs(mesh, page)).toBeCloseTo(1020, -1)
  })

  it('7 s before the ratings of jason: his page gives up twice after 3 s, the others do not notice', () => {
    const mesh = modelHarness()
    reviewsToJason(mesh)
    ratings(mesh, { match: jason, fault: { delay: { fixedDelay: '7s', ...all } }, route: to('ratings', 'v1') })
    mesh.clock.advance(20)
    const quit = { response_code: '0', response_flags: 'DC' }
    expect(sent(mesh, 'productpage-v1', 'reviews-v2', quit)).toBeCloseTo(10, 1)
    expect(sent(mesh, 'productpage-v1', 'reviews-v2')).toBeCloseTo(10, 1)
    expect(sent(mesh, 'productpage-v1', 'reviews-v1', { response_code: '200' })).toBeCloseTo(15, 1)
    expect(meanMs(mesh, { reporter: 'source', source_workload: 'productpage-v1', ...quit })).toBeCloseTo(3000, 0)
    const pages = mesh.model.plan.roots.filter(({ load }) => load === 'bookinfo.demo')
    expect(pages.map(({ perSecond, node }) => [perSecond, Math.round(node.latency.meanMs / 100) / 10])).toEqual([
      [15, 0],
      [5, 6],
    ])
    expect(sent(mesh, 'istio-ingressgateway', 'productpage-v1', { response_code: '200' })).toBeCloseTo(20, 1)
  })
})

it('all of httpbin to v1 with copies to v2: the copies are seen by v2 alone', () => {
  const mesh = modelHarness()
  const http = [
    {
      route: [{ destination: { host: 'httpbin', subset: 'v1' }, weight: 100 }],
      mirror: { host: 'httpbin', subset: 'v2' },
      mirrorPercentage: { value: 100 },
    },
  ]
  mesh.objects.apply(VS, 'lab/httpbin', { hosts: ['httpbin'], http })
  mesh.clock.advance(20)
  expect([sent(mesh, 'curl', 'httpbin-v1'), sent(mesh, 'fortio', 'httpbin-v1')]).toEqual([10, 30])
  expect([sent(mesh, 'curl', 'httpbin-v2'), sent(mesh, 'fortio', 'httpbin-v2')]).toEqual([0, 0])
  const received = (workload: string) =>
    mesh.rate(REQUESTS, { reporter: 'destination', destination_workload: workload }, 15)
  expect([received('httpbin-v1'), received('httpbin-v2')]).toEqual([40, 40])
})

describe('when a change counts', () => {
  const counted = (mesh: ModelHarness, workload: string): readonly number[] => {
    const series = mesh.series
      .series(REQUESTS)
      .find(({ labels }) => labels.reporter === 'source' && labels.destination_workload === workload)
    const { values } = series?.samples(mesh.clock.now() - 15_000, mesh.clock.now()) ?? { values: [] }
    return values.slice(1).map((value, index) => value - (values[index] ?? 0))
  }

  it('for the whole interval in which it was made', () => {
    const mesh = modelHarness()
    mesh.clock.advance(13)
    splitMyapp(mesh, 0, 100)
    mesh.clock.advance(2)
    expect(counted(mesh, 'myapp-v2')).toEqual([25, 50])
    expect(counted(mesh, 'myapp-v1')).toEqual([25, 0])
  })

  it('the last one in an interval wins', () => {
    const mesh = modelHarness()
    mesh.clock.advance(11)
    splitMyapp(mesh, 0, 100)
    mesh.clock.advance(2)
    splitMyapp(mesh, 100, 0)
    mesh.clock.advance(2)
    expect(counted(mesh, 'myapp-v2')).toEqual([25, 0])
    expect(mesh.model.epochs.filter(({ reason }) => reason.startsWith('VirtualService'))).toHaveLength(1)
  })

  it('a change right before a scrape is not lost when the next one comes right after it', () => {
    const mesh = modelHarness()
    mesh.clock.advance(9.9)
    splitMyapp(mesh, 0, 100)
    mesh.clock.advance(0.2)
    splitMyapp(mesh, 100, 0)
    mesh.clock.advance(4.9)
    expect(counted(mesh, 'myapp-v2')).toEqual([50, 0])
  })

  it('an object that says nothing new changes no number', () => {
    const mesh = modelHarness()
    const before = mesh.model.flows.size
    splitMyapp(mesh, 1, 1)
    mesh.clock.advance(15)
    expect(mesh.model.flows.size).toBe(before)
    const toMyapp = [...mesh.model.flows.values()].filter(
      ({ labels }) => labels.destination.labels.workload_namespace === 'myapp',
    )
    expect(toMyapp.map(({ segments }) => segments.length)).toEqual([1, 1, 1, 1])
  })
})

describe('pods', () => {
  it('a deployment at 0 answers 503 UH on its service, seen by the caller alone', () => {
    const mesh = modelHarness()
    const details = mesh.objects.get('Deployment', 'bookinfo', 'details-v1')
    mesh.objects.put({ ...details, spec: { ...(details.spec as object), replicas: 0 } })
    mesh.clock.advance(15)
    const down = {
      response_code: '503',
      response_flags: 'UH',
      destination_service: 'details.bookinfo.svc.cluster.local',
    }
    expect(sent(mesh, 'productpage-v1', 'unknown', down)).toBeCloseTo(20, 0)
    expect(sent(mesh, 'productpage-v1', 'details-v1')).toBe(0)
  })

  it('the series of a pod that is gone end with a staleness mark, those of its successor begin at 0', () => {
    const mesh = modelHarness()
    mesh.clock.advance(20)
    const pod = mesh.world.objects.find(({ kind, metadata }) => kind === 'Pod' && metadata.name.startsWith('myapp-v1-'))
    if (pod === undefined) throw new Error('no pod')
    mesh.clock.advance(1)
    mesh.objects.remove(pod)
    mesh.objects.put({
      ...pod,
      metadata: { ...pod.metadata, name: 'myapp-v1-next', uid: 'next' },
      status: { ...(pod.status as object), podIP: '10.250.0.1' },
    })
    mesh.clock.advance(14)
    const [old, next] = mesh.series
      .series(REQUESTS)
      .filter(({ labels }) => labels.reporter === 'destination' && labels.destination_workload === 'myapp-v1')
      .map((series) => series.samples(mesh.clock.now() - 35_000, mesh.clock.now()))
    const at = (seconds: number): number => mesh.clock.now() - 35_000 + seconds * 1000
    expect(old?.times.at(-1)).toBe(at(20))
    expect(old?.stale).toEqual([at(25)])
    expect(next).toEqual({ times: [at(25), at(30), at(35)], values: [25, 50, 75], stale: [] })
  })

  it('a new replica takes its share from the interval in which it became ready', () => {
    const mesh = modelHarness()
    const pod = mesh.world.objects.find(({ kind, metadata }) => kind === 'Pod' && metadata.name.startsWith('myapp-v1-'))
    const deployment = mesh.objects.get('Deployment', 'myapp', 'myapp-v1')
    if (pod === undefined) throw new Error('no pod')
    mesh.objects.put({ ...deployment, spec: { ...(deployment.spec as object), replicas: 2 } })
    mesh.objects.put({
      ...pod,
      metadata: { ...pod.metadata, name: 'myapp-v1-second', uid: 'second' },
      status: { ...(pod.status as object), podIP: '10.250.0.1' },
    })
    mesh.clock.advance(15)
    const received = (name: string) => mesh.rate(REQUESTS, { reporter: 'destination', pod: name }, 15)
    expect(received('myapp-v1-second')).toBeCloseTo(2.5, 0)
    expect(received(pod.metadata.name)).toBeCloseTo(2.5, 0)
  })
})
