import { expect, it } from 'vitest'
import { CallRecorder } from '../http/recorder'
import { serve } from '../http/serve'
import { describePrometheus } from './describe-prometheus'
import { askPrometheus } from './prometheus-answer'
import { startRealPrometheus } from './real-prometheus'
import { steppedClock } from './stepped-clock'

describePrometheus('a real Prometheus', (installation) => {
  it('scrapes a page of a server, with the labels that the page has', async () => {
    const page = await serve({
      name: 'page',
      port: 0,
      clock: steppedClock(),
      recorder: new CallRecorder(),
      handle: ({ response, url }) => {
        response.setHeader('content-type', 'text/plain; version=0.0.4')
        response.end(
          `asked{job="own",instance="pod",path="${url.pathname}",of="${url.searchParams.get('of') ?? ''}"} 1\n`,
        )
      },
    })
    const scrape = { target: page.url, path: '/some/metrics?of=a', intervalSeconds: 1, honorLabels: true }
    const real = await startRealPrometheus({ installation, scrape })
    try {
      expect(real.version).toContain(installation.version)
      const answered = async (): Promise<string[]> => {
        const { values } = await askPrometheus(real.url, 'query', { query: 'asked', time: String(Date.now() / 1000) })
        return [...values.keys()].map((key) => key.slice(0, key.lastIndexOf('@')))
      }
      const labels = { __name__: 'asked', instance: 'pod', job: 'own', of: 'a', path: '/some/metrics' }
      await expect.poll(answered, { timeout: 30_000 }).toEqual([JSON.stringify(Object.entries(labels))])
    } finally {
      await Promise.all([real.close(), page.close()])
    }
  })
})
