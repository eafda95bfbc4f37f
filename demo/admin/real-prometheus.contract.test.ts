import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemoMesh, type DemoMesh } from '../mesh'
import { describePrometheus } from '../testing/describe-prometheus'
import { askPrometheus, differenceOf } from '../testing/prometheus-answer'
import { type RealPrometheus, startRealPrometheus } from '../testing/real-prometheus'
import { setTimeout as wait } from 'node:timers/promises'

/** The whole page of an hour would be gigabytes: every sample repeats some 35 labels. */
const METRICS = [
  'istio_requests_total',
  'istio_request_duration_milliseconds',
  'istio_tcp_sent_bytes_total',
  'istio_build',
]

/** What a graph, its labels and its side panel are made of. */
const QUERIES = [
  'sum by (reporter, source_workload, destination_workload, response_code, response_flags) (rate(istio_requests_total[1m]))',
  'sum by (destination_workload) (rate(istio_tcp_sent_bytes_total[2m]))',
  'histogram_quantile(0.95, sum by (le, destination_workload) (rate(istio_request_duration_milliseconds_bucket[1m])))',
  'sum by (source_workload) (increase(istio_request_duration_milliseconds_sum[2m]))',
  'sum by (connection_security_policy) (rate(istio_requests_total{reporter="destination"}[15s]))',
  'count by (tag) (istio_build)',
]

describePrometheus('a real Prometheus with the samples of the demo', (installation) => {
  let mesh: DemoMesh
  let real: RealPrometheus
  afterAll(async () => {
    await real.close()
    await mesh.close()
  })

  describe('loaded with an export of ten minutes in which a weight was edited', () => {
    let end = 0
    beforeAll(async () => {
      mesh = await createDemoMesh({ world: 'bookinfo', clock: 'manual', rules: installation.rules })
      mesh.clock.advance(300)
      const route = [{ destination: { host: 'reviews', subset: 'v3' } }]
      mesh.store.create({
        apiVersion: 'networking.istio.io/v1',
        kind: 'VirtualService',
        metadata: { name: 'reviews', namespace: 'bookinfo' },
        spec: { hosts: ['reviews'], http: [{ route }] },
      })
      mesh.clock.advance(300)
      end = Math.floor(mesh.clock.now() / 5000) * 5
      const wanted = new URLSearchParams(METRICS.map((metric) => ['metric', metric]))
      const page = await fetch(`${mesh.urls.admin}/export/openmetrics?from=${end - 600}&to=${end}&${wanted}`)
      real = await startRealPrometheus({ installation, openMetrics: await page.text() })
    })

    it.each(QUERIES)('%s', async (query) => {
      for (const seconds of [450, 302.5, 290, 60, 0]) {
        const request = { query, time: String(end - seconds) }
        const [expected, actual] = await Promise.all(
          [real.url, mesh.urls.prometheus].map((base) => askPrometheus(base, 'query', request)),
        )
        if (expected === undefined || actual === undefined) throw new Error('asked two')
        expect(expected.values.size).toBeGreaterThan(0)
        expect(differenceOf(expected, actual)).toBeUndefined()
      }
    })
  })
})

describePrometheus('a real Prometheus that scrapes the demo', (installation) => {
  it('takes every sample of the page', async () => {
    const mesh = await createDemoMesh({ world: 'hostile' })
    const scrape = { target: mesh.urls.admin, intervalSeconds: 1, honorLabels: true }
    const real = await startRealPrometheus({ installation, scrape })
    try {
      const query = 'count({__name__=~"istio_requests_total|istio_build", job="kubernetes-pods"})'
      const served = await askPrometheus(mesh.urls.prometheus, 'query', { query })
      const deadline = performance.now() + 30_000
      let taken = await askPrometheus(real.url, 'query', { query })
      while (taken.values.size === 0 && performance.now() < deadline) {
        await wait(250)
        taken = await askPrometheus(real.url, 'query', { query })
      }
      expect([...taken.values.values()]).toEqual([...served.values.values()])
    } finally {
      await Promise.all([real.close(), mesh.close()])
    }
  })
})
