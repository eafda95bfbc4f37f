import type { DemoFault } from '@/demo/admin/fault'
import type { KubeObject } from '@/demo/kube-object'
import { putObject } from '@/demo/testing/put-object'
import { judgeSplit } from '@/lib/forecast/judge-split'
import { predictSplit } from '@/lib/forecast/predict-split'
import { getSplitTraffic } from '@/lib/server/forecast/get-split-traffic'
import type { SplitTarget, SplitTraffic } from '@/lib/url/split-types'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, describe, expect, it } from 'vitest'

const FAULTS: readonly DemoFault[] = [
  { target: 'mesh', kind: 'error', workload: 'myapp/myapp-v2', status: 500, share: 0.2 },
  { target: 'mesh', kind: 'error', workload: 'travel/flights-v2', status: 500, share: 0.35 },
  { target: 'mesh', kind: 'slowdown', workload: 'travel/flights-v2', factor: 6 },
  { target: 'mesh', kind: 'slowdown', workload: 'bookinfo/reviews-v3', factor: 4 },
]
const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const { signal } = new AbortController()

const { mesh, close } = await demoMeshBehindServer({ faults: FAULTS })
afterAll(close)
// The faults begin now.
mesh.clock.advance(700)

const ask = (namespace: string, name: string, query = '') =>
  getSplitTraffic(USER, { namespace, name }, new URLSearchParams(query), signal)

/** A service of the demo, and the object that splits its requests by whole weights. */
interface Split {
  readonly namespace: string
  readonly service: string
  readonly versions: readonly string[]
  readonly object: (weights: readonly number[]) => KubeObject
}

const subsets = (host: string, weights: readonly number[]) =>
  weights.map((weight, i) => ({ destination: { host, subset: `v${i + 1}` }, weight }))
const virtualService = (namespace: string, name: string, spec: object): KubeObject => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name, namespace },
  spec,
})
const SPLITS: readonly Split[] = [
  {
    namespace: 'bookinfo',
    service: 'reviews',
    versions: ['reviews-v1', 'reviews-v2', 'reviews-v3'],
    object: (weights) =>
      virtualService('bookinfo', 'reviews', { hosts: ['reviews'], http: [{ route: subsets('reviews', weights) }] }),
  },
  {
    namespace: 'myapp',
    service: 'myapp',
    versions: ['myapp-v1', 'myapp-v2'],
    object: (weights) =>
      virtualService('myapp', 'myapp', {
        hosts: ['myapp.demo'],
        gateways: ['app-gateway'],
        http: [{ route: subsets('myapp', weights) }],
      }),
  },
  {
    namespace: 'travel',
    service: 'flights',
    versions: ['flights-v1', 'flights-v2'],
    object: (weights) => ({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'flights', namespace: 'travel' },
      spec: {
        parentRefs: [{ group: '', kind: 'Service', name: 'flights' }],
        rules: [{ backendRefs: weights.map((weight, i) => ({ name: `flights-v${i + 1}`, port: 8080, weight })) }],
      },
    }),
  },
]

/** Whole weights that sum to 100, by seed: a step of the generator of Park and Miller for each. */
function weightsOf(seed: number, count: number): readonly number[] {
  let state = seed * 7919 + 17
  const cuts = Array.from({ length: count - 1 }, () => (state = (state * 48_271) % 2_147_483_647) % 101)
  const ends = [0, ...cuts.sort((a, b) => a - b), 100]
  return ends.slice(1).map((end, i) => end - (ends[i] ?? 0))
}

function targetsOf({ namespace, versions }: Split, weights: readonly number[]): readonly SplitTarget[] {
  return versions.map((name, i) => ({
    id: name,
    label: name,
    workloads: [{ namespace, name }],
    share: (weights[i] ?? 0) / 100,
    readyPods: 1,
  }))
}

/** In which bucket a time lies, counted in bounds. */
const bucketOf = (ms: number | undefined, bounds: readonly number[]): number =>
  bounds.filter((bound) => bound < (ms ?? NaN)).length
const boundsOf = ({ versions }: SplitTraffic): readonly number[] =>
  versions.find(({ durations }) => durations !== null)?.durations?.bounds ?? []

/** What docs/traffic-split.md promises. The demo's load wanders by 4 % within an hour, which nobody can foresee. */
const BOUNDS = { ofService: 0.06, ofShare: 0.01, errorRatio: 0.01, buckets: 1 }

describe('a prediction against what comes of it', () => {
  it.each(SPLITS)('$namespace/$service, through eight splits', { timeout: 60_000 }, async (split) => {
    const { namespace, service, versions } = split
    let traffic = await ask(namespace, service, 'duration=5m')
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const weights = weightsOf(seed, versions.length)
      const targets = targetsOf(split, weights)
      const { expected, targets: shares, unknown } = predictSplit(traffic, targets)
      putObject(mesh.store, split.object(weights))
      // The proxies get it within seconds; then five minutes are counted.
      mesh.clock.advance(320)
      traffic = await ask(namespace, service, 'duration=5m')
      const { now, targets: got } = predictSplit(traffic, targets)
      const { errorRatio } = expected
      const bounds = boundsOf(traffic)
      const apart = (q: 'p50' | 'p95' | 'p99'): number =>
        bucketOf(expected[q]?.ms, bounds) - bucketOf(now[q]?.ms, bounds)
      const misses = {
        ofService: [expected.requestsPerSecond / now.requestsPerSecond - 1],
        ofShare: shares.map(({ share }, i) => share - (got[i]?.observedShare ?? NaN)),
        errorRatio: [(errorRatio ?? NaN) - (now.errorRatio ?? NaN)],
        buckets: [apart('p50'), apart('p95'), apart('p99')],
      }
      const kinds = ['ofService', 'ofShare', 'errorRatio', 'buckets'] as const
      const tooFar = kinds.filter((kind) => !misses[kind].every((miss) => Math.abs(miss) <= BOUNDS[kind]))
      expect({ weights, unknown, misses, tooFar }).toMatchObject({ unknown: [], tooFar: [] })
    }
  })
})

describe('what came of a split', () => {
  it.each(SPLITS)('$namespace/$service comes to its shares within a minute, as it was predicted', async (split) => {
    const { namespace, service, versions } = split
    const weights = weightsOf(11, versions.length)
    const targets = targetsOf(split, weights)
    const since = Math.floor(mesh.clock.now() / 1000)
    putObject(mesh.store, split.object(weights))
    mesh.clock.advance(300)
    // As late as that it still tells what was before.
    const prediction = predictSplit(await ask(namespace, service, `at=${since}`), targets)
    const outcome = judgeSplit({ prediction, targets, since, traffic: await ask(namespace, service, `since=${since}`) })
    expect(outcome.convergedAfterSeconds).toBeLessThanOrEqual(60)
    for (const { share, observed } of outcome.targets) {
      expect(observed?.low).toBeLessThanOrEqual(share)
      expect(observed?.high).toBeGreaterThanOrEqual(share)
    }
    const { predicted, after } = outcome
    expect(Math.abs((after.errorRatio ?? NaN) - (predicted?.expected.errorRatio ?? NaN))).toBeLessThan(0.02)
  })
})

describe('the traffic of a split', () => {
  const asked = () =>
    mesh.recorder.list().filter(({ server, path }) => server === 'prometheus' && path.includes('query'))

  it('is asked in a constant number of queries, whatever is behind the service', async () => {
    const counts: number[] = []
    for (const { namespace, service } of SPLITS) {
      mesh.recorder.clear()
      await ask(namespace, service, 'duration=7m')
      counts.push(asked().filter(({ query }) => query.includes('istio_request')).length)
    }
    // Requests, durations and buckets, of the window and once more of a day; the highest rates.
    expect(Math.max(...counts)).toBeLessThanOrEqual(9)
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(4)
  })

  it('knows the highest rate of a pod, over a week', async () => {
    const { versions, highestSeconds } = await ask('myapp', 'myapp')
    expect(highestSeconds).toBeGreaterThan(6 * 86_400)
    for (const { highestPerPod, requestsPerSecond } of versions) {
      expect(highestPerPod).toBeGreaterThan(0.9 * requestsPerSecond)
      expect(highestPerPod).toBeLessThan(20)
    }
  })

  it('falls back to a day for a version that has none now', async () => {
    putObject(mesh.store, virtualService('myapp', 'myapp', { hosts: ['myapp.demo'], gateways: ['app-gateway'], http: [{ route: subsets('myapp', [100, 0]) }] })) // prettier-ignore
    mesh.clock.advance(200)
    const { versions } = await ask('myapp', 'myapp', 'duration=2m')
    const [v1, v2] = ['myapp-v1', 'myapp-v2'].map((name) => versions.find((one) => one.name === name))
    expect(v1?.seconds).toBe(120)
    expect(v2).toMatchObject({ seconds: 86_400 })
    expect(v2?.requestsPerSecond).toBeGreaterThan(0)
    expect(v2?.durations).not.toBeNull()
  })

  it('says of a service that nobody calls that there was nothing, not that it does not know', async () => {
    const traffic = await ask('bookinfo', 'reviews-v1')
    expect(traffic).toMatchObject({ requestsPerSecond: 0, unmeasured: null })
    expect(traffic.versions).toMatchObject([{ name: 'reviews-v1', requestsPerSecond: 0, seconds: 86_400 }])
  })

  it('shows how a change arrives, moment by moment', async () => {
    const since = mesh.clock.now() / 1000
    putObject(mesh.store, virtualService('myapp', 'myapp', { hosts: ['myapp.demo'], gateways: ['app-gateway'], http: [{ route: subsets('myapp', [30, 70]) }] })) // prettier-ignore
    mesh.clock.advance(180)
    const { moments, momentSeconds, versions, seconds, highestSeconds } = await ask('myapp', 'myapp', `since=${since}`)
    expect([seconds, momentSeconds, highestSeconds]).toEqual([180, 20, null])
    expect(moments.length).toBeGreaterThanOrEqual(8)
    const v2 = versions.findIndex(({ name }) => name === 'myapp-v2')
    const last = moments.at(-1)?.rates ?? []
    expect((last[v2] ?? 0) / last.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0.7, 1)
    expect(Math.min(...moments.map(({ at }) => at))).toBeGreaterThanOrEqual(since + momentSeconds)
  })

  it.each([
    ['not_found', 'gone', ''],
    ['not_found', 'reviews', 'cluster=other'],
    ['not_found', 'a"b\\c\n{}.*é😀‮<script>', ''],
    ['bad_request', 'reviews', 'route=a'],
    ['bad_request', 'reviews', 'duration=soon'],
    ['bad_request', 'reviews', 'duration=5m&duration=5m'],
    ['bad_request', 'reviews', 'since=0'],
    ['bad_request', 'reviews', 'at=0'],
    ['bad_request', 'reviews', 'at=2999-01-01T00:00:00Z'],
    ['bad_request', 'reviews', 'since=2999-01-01T00:00:00Z'],
  ])('is %s of %s?%s', async (code, name, query) => {
    await expect(ask('bookinfo', name, query)).rejects.toMatchObject({ code })
  })
})
