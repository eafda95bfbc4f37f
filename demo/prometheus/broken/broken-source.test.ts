import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseFaults } from '@/demo/admin/fault'
import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { askPrometheus } from '@/demo/testing/prometheus-answer'

let mesh: DemoMesh
beforeAll(async () => {
  mesh = await createDemoMesh({ world: 'bookinfo', noise: false, clock: 'manual' })
})
beforeEach(() => mesh.faults.clear())
afterAll(() => mesh.close())

function breakIt(text: string): void {
  for (const fault of parseFaults(text)) mesh.faults.add(fault)
}

interface Body {
  readonly status: string
  readonly data: unknown
  readonly error?: string
  readonly errorType?: string
  readonly warnings?: readonly string[]
}
async function ask(path: string, parameters: Readonly<Record<string, string>> = {}): Promise<Body & { code: number }> {
  const response = await fetch(`${mesh.urls.prometheus}/api/v1/${path}?${new URLSearchParams(parameters)}`)
  return { code: response.status, ...((await response.json()) as Body) }
}
async function valueOf(query: string, secondsAgo?: number): Promise<number | undefined> {
  const time = secondsAgo === undefined ? {} : { time: String(mesh.clock.now() / 1000 - secondsAgo) }
  const { values } = await askPrometheus(mesh.urls.prometheus, 'query', { query, ...time })
  return [...values.values()][0]
}
const namesOf = async (): Promise<readonly string[]> => (await ask('label/__name__/values')).data as readonly string[]
const REQUESTS = 'sum(rate(istio_requests_total{reporter="destination"}[1m]))'
const AGE = 'time() - max(timestamp(istio_requests_total))'

describe('names', () => {
  it('lack a metric, or all that begin so', async () => {
    breakIt('prometheus:missing-metric=istio_*,prometheus:missing-metric=pilot_info')
    expect(await valueOf('count(istio_requests_total)')).toBeUndefined()
    expect(await valueOf('count({__name__=~"istio_.+|pilot_info"})')).toBeUndefined()
    expect((await namesOf()).filter((name) => name.startsWith('istio_'))).toEqual([])
    expect(Object.keys((await ask('metadata')).data as object)).not.toContain('istio_requests_total')
    expect(await valueOf('count(up)')).toBeGreaterThan(1)
    mesh.faults.clear()
    expect(await valueOf('count(istio_requests_total)')).toBeGreaterThan(1)
  })

  it('lack the buckets of durations, whose sums are there', async () => {
    breakIt('prometheus:no-buckets')
    expect(await valueOf('count(istio_request_duration_milliseconds_bucket)')).toBeUndefined()
    expect(await valueOf('count(istio_request_duration_milliseconds_sum)')).toBeGreaterThan(1)
    expect(await valueOf('count(istio_request_bytes_bucket)')).toBeGreaterThan(1)
  })

  it('are those of Mixer, in seconds and without canonical names', async () => {
    const mean = async (metric: string): Promise<number> =>
      (await valueOf(`sum(rate(${metric}_sum[5m])) / sum(rate(${metric}_count[5m]))`)) ?? NaN
    const milliseconds = await mean('istio_request_duration_milliseconds')
    breakIt('prometheus:mixer')
    expect(await mean('istio_request_duration_seconds')).toBeCloseTo(milliseconds / 1000, 9)
    expect(await valueOf('count(istio_request_duration_seconds_bucket{le="0.25"})')).toBeGreaterThan(1)
    expect(
      await valueOf('count(istio_request_duration_seconds_count{destination_canonical_service!=""})'),
    ).toBeUndefined()
    expect(await valueOf('count(istio_requests_total)')).toBeUndefined()
    expect(await valueOf('count(istio_build)')).toBeGreaterThan(1)
    expect((await namesOf()).filter((name) => name.startsWith('istio_request'))).toEqual(
      ['bucket', 'count', 'sum'].map((part) => `istio_request_duration_seconds_${part}`),
    )
  })

  it('of labels lack one on every series of Istio, and totals stay', async () => {
    const before = await valueOf(REQUESTS)
    breakIt('prometheus:missing-label=destination_canonical_service,prometheus:missing-label=source_cluster')
    expect(await valueOf('count(istio_requests_total{source_cluster!=""})')).toBeUndefined()
    expect(await valueOf('count(istio_requests_total{destination_canonical_service=""})')).toBeGreaterThan(1)
    expect(await valueOf(REQUESTS)).toBe(before)
  })

  it('keeps one of those that a missing label made equal', async () => {
    breakIt('prometheus:missing-label=reporter')
    const { code } = await ask('query', { query: 'istio_requests_total' })
    expect(code).toBe(200)
  })
})

describe('targets', () => {
  const jobs = async (): Promise<readonly string[]> => {
    const { activeTargets } = (await ask('targets')).data as { activeTargets: readonly { labels: { app?: string } }[] }
    return activeTargets.map(({ labels }) => labels.app ?? '')
  }
  it.each([
    {
      of: 'proxies',
      ...{ gone: 'istio_build{component="proxy"}', goneApp: 'productpage', kept: 'pilot_info', keptApp: 'istiod' },
    },
    { of: 'istiod', gone: 'pilot_info', goneApp: 'istiod', kept: 'istio_requests_total', keptApp: 'productpage' },
    {
      of: 'bookinfo',
      ...{ gone: 'up{namespace="bookinfo"}', goneApp: 'productpage' },
      ...{ kept: 'up{namespace="istio-system"}', keptApp: 'istiod' },
    },
  ])('lack $of', async ({ of, gone, goneApp, kept, keptApp }) => {
    breakIt(`prometheus:unscraped=${of}`)
    expect(await valueOf(`count(${gone})`)).toBeUndefined()
    expect(await valueOf(`count(${kept})`)).toBeGreaterThan(0)
    expect(await jobs()).not.toContain(goneApp)
    expect(await jobs()).toContain(keptApp)
  })
})

describe('samples', () => {
  it('end when it freezes', async () => {
    breakIt('prometheus:frozen')
    mesh.clock.advance(100)
    expect(await valueOf(AGE)).toBeGreaterThanOrEqual(100)
    mesh.clock.advance(300)
    expect(await valueOf('count(istio_requests_total)')).toBeUndefined()
    mesh.faults.clear()
    expect(await valueOf(AGE)).toBeLessThan(5)
  })

  it('are hidden for a while', async () => {
    breakIt('prometheus:settling=30s')
    expect(await valueOf(AGE)).toBeGreaterThanOrEqual(30)
    expect(await valueOf(AGE)).toBeLessThan(36)
  })

  it('are fewer, and the configuration says so', async () => {
    breakIt('prometheus:interval=60s')
    expect(await valueOf('max(count_over_time(istio_requests_total[10m]))')).toBeLessThanOrEqual(10)
    expect(await valueOf('count(rate(istio_requests_total[1m]))')).toBeUndefined()
    const { yaml } = (await ask('status/config')).data as { yaml: string }
    expect(yaml).toContain('scrape_interval: 60s')
  })

  it('are kept no longer than said', async () => {
    expect(await valueOf('count(istio_requests_total)', 7200)).toBeGreaterThan(1)
    breakIt('prometheus:retention=1h')
    expect(await valueOf('count(istio_requests_total)', 7200)).toBeUndefined()
    expect(await valueOf('count(istio_requests_total)', 3000)).toBeGreaterThan(1)
    expect((await ask('status/flags')).data).toMatchObject({ 'storage.tsdb.retention.time': '1h' })
    expect((await ask('status/runtimeinfo')).data).toMatchObject({ storageRetention: '1h' })
  })

  it.each([-90, 45])('have the times of a clock that is %d s off', async (seconds) => {
    const before = await valueOf(REQUESTS)
    breakIt(`prometheus:skew=${seconds}`)
    expect(await valueOf('time()')).toBeCloseTo(mesh.clock.now() / 1000 + seconds, 3)
    expect(await valueOf(AGE)).toBeLessThan(5)
    expect(await valueOf(REQUESTS)).toBeCloseTo(before ?? NaN, 6)
    const { headers } = await fetch(`${mesh.urls.prometheus}/-/ready`)
    expect(Date.parse(headers.get('date') ?? '')).toBeCloseTo(mesh.clock.now() + seconds * 1000, -4)
  })
})

describe('answers', () => {
  it('are refused where they would load too much', async () => {
    breakIt('prometheus:limit=20')
    expect(await ask('query', { query: 'istio_request_duration_milliseconds_bucket' })).toMatchObject({
      ...{ code: 422, errorType: 'execution' },
      error: expect.stringContaining('would load too many samples into memory') as unknown,
    })
    expect((await ask('query', { query: 'count(pilot_info)' })).code).toBe(200)
    expect((await ask('status/flags')).data).toMatchObject({ 'query.max-samples': '20' })
  })

  it('warn that they are not all', async () => {
    breakIt('prometheus:partial')
    const { status, warnings = [] } = await ask('query', { query: 'vector(1)' })
    expect(status).toBe('success')
    expect(warnings).toEqual([expect.stringContaining('Unavailable')])
    expect((await ask('status/buildinfo')).warnings).toBeUndefined()
  })

  it('come back after a restart: nothing, then a log that is read, then the counters as if nothing had been', async () => {
    mesh.clock.advance(60)
    const began = mesh.clock.now()
    const counter = 'sum(istio_requests_total{destination_workload="details-v1"})'
    const before = (await valueOf(counter)) ?? NaN
    breakIt('prometheus:restart')
    await expect(fetch(`${mesh.urls.prometheus}/-/ready`)).rejects.toThrow('fetch failed')
    mesh.clock.advance(5)
    const replaying = await fetch(`${mesh.urls.prometheus}/api/v1/query?query=up`)
    expect([replaying.status, await replaying.text()]).toEqual([503, 'Service Unavailable'])
    expect((await ask('status/walreplay')).data).toMatchObject({ max: 12 })
    mesh.clock.advance(5)
    expect(await valueOf(AGE)).toBeGreaterThanOrEqual(10)
    mesh.clock.advance(30)
    expect(await valueOf(counter)).toBeGreaterThan(before)
    const { startTime } = (await ask('status/runtimeinfo')).data as { startTime: string }
    expect(Date.parse(startTime)).toBe(began + 5000)
  })
})
