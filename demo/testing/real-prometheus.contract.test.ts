import { expect, it } from 'vitest'
import { CallRecorder } from '../http/recorder'
import { serve } from '../http/serve'
import { askPrometheus } from './prometheus-answer'
import { realPrometheusMissing, startRealPrometheus } from './real-prometheus'
import { steppedClock } from './stepped-clock'

it.skipIf(realPrometheusMissing() !== undefined)(
  'a real Prometheus scrapes a page of a server, with the labels that the page has',
  async () => {
    const page = await serve({
      name: 'page',
      port: 0,
      clock: steppedClock(),
      recorder: new CallRecorder(),
      fault: () => undefined,
      handle: ({ response, url }) => {
        response.setHeader('content-type', 'text/plain; version=0.0.4')
        response.end(
          `asked{job="own",instance="pod",path="${url.pathname}",of="${url.searchParams.get('of') ?? ''}"} 1\n`,
        )
      },
    })
    const scrape = { target: page.url, path: '/some/metrics?of=a', intervalSeconds: 1, honorLabels: true }
    const real = await startRealPrometheus({ scrape })
    try {
      const answered = async (): Promise<string[]> => {
        const { values } = await askPrometheus(real.url, 'query', { query: 'asked', time: String(Date.now() / 1000) })
        return [...values.keys()].map((key) => key.slice(0, key.lastIndexOf('@')))
      }
      const labels = { __name__: 'asked', instance: 'pod', job: 'own', of: 'a', path: '/some/metrics' }
      await expect.poll(answered, { timeout: 30_000 }).toEqual([JSON.stringify(Object.entries(labels))])
    } finally {
      await Promise.all([real.close(), page.close()])
    }
  },
)
