import { readPlace } from '../real-place'
import { expect, test } from '@playwright/test'
import { z } from 'zod'

// No page reads traces yet. Those that will find the real Jaeger filled by the traffic that the graph shows.

const TRACES = z.object({
  data: z.array(
    z.object({
      spans: z.array(z.object({ operationName: z.string() })),
      processes: z.record(z.string(), z.object({ serviceName: z.string() })),
    }),
  ),
})

test('the real Jaeger holds traces of the played traffic @real', async ({ request }) => {
  const { jaeger } = readPlace()
  const services = async () => {
    const traces = TRACES.parse(
      await (await request.get(`${jaeger}/api/traces?service=productpage.bookinfo&limit=5&lookback=1h`)).json(),
    )
    return traces.data.map(({ processes }) => new Set(Object.values(processes).map(({ serviceName }) => serviceName)))
  }
  const whole = ['istio-ingressgateway.istio-system', 'productpage.bookinfo', 'details.bookinfo', 'reviews.bookinfo']
  await expect
    .poll(async () => (await services()).some((names) => whole.every((name) => names.has(name))), { timeout: 30_000 })
    .toBe(true)
})
