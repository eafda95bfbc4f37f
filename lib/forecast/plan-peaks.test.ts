import { clusterFacts, meshFacts } from '@/lib/graph/testing/facts'
import { printExpression } from '@/lib/promql/print-expression'
import { describe, expect, it } from 'vitest'
import { peaksWindow, planPeaks } from './plan-peaks'

const DAY = 86_400
const service = { namespace: 'shop', name: 'cart' }
const window = peaksWindow(1_700_000_123, { retentionSeconds: undefined, scrapeSeconds: 15 })

describe('the window of peaks', () => {
  it.each<[string, { retentionSeconds: number | undefined; scrapeSeconds: number }, number, number]>([
    ['a store that does not tell how long it keeps', { retentionSeconds: undefined, scrapeSeconds: 15 }, 300, DAY],
    ['one that keeps a week', { retentionSeconds: 7 * DAY, scrapeSeconds: 15 }, 300, DAY],
    ['one that keeps an hour', { retentionSeconds: 3600, scrapeSeconds: 15 }, 300, 3600],
    ['one that keeps next to nothing', { retentionSeconds: 10, scrapeSeconds: 15 }, 300, 300],
    ['slow scrapes', { retentionSeconds: undefined, scrapeSeconds: 120 }, 480, DAY],
  ])('%s', (_, told, stepSeconds, seconds) => {
    const { from, to, ...found } = peaksWindow(1_700_000_123, told)
    expect(found).toEqual({ stepSeconds, seconds })
    expect(to % stepSeconds).toBe(0)
    expect(to - from + stepSeconds).toBe(seconds)
  })
})

describe('the queries of peaks', () => {
  const textsOf = (facts = meshFacts(), asked = service) => {
    const { ranges, flags } = planPeaks({ service: asked, cluster: null, window, facts })
    return { ...ranges, flags }
  }

  it('ask for the busiest proxy and all of them at once', () => {
    const text = printExpression(textsOf().requestsPerSecond)
    const rate = (more: string) =>
      `rate(istio_requests_total{reporter=~"source|waypoint", app!="ztunnel", ${more}}[300s])`
    const own = rate('destination_service_namespace="shop", destination_service_name="cart"')
    const other = rate(
      String.raw`destination_service_namespace!="shop", destination_service=~"cart\\.shop\\.svc(\\.(cluster\\.local))?(:[0-9]+)?"`,
    )
    const proxies = `sum by (instance, reporter) (${own} or ${other})`
    expect(text).toBe(`max by () (${proxies}) or sum by (reporter) (${proxies})`)
  })

  it('estimate requests under way by the time that was spent on them', () => {
    expect(printExpression(textsOf().concurrentRequests)).toContain('istio_request_duration_milliseconds_sum{')
    const { telemetry } = meshFacts()
    const native = meshFacts({
      telemetry: {
        ...telemetry,
        nativeDuration: true,
        missingMetrics: ['istio_request_duration_milliseconds_sum', 'istio_request_duration_milliseconds_count'],
      },
    })
    expect(printExpression(textsOf(native).concurrentRequests)).toContain(
      'histogram_sum(rate(istio_request_duration_milliseconds{',
    )
  })

  it('take a connection that was not closed for open', () => {
    const text = printExpression(textsOf().tcpConnections)
    expect(text).toMatch(/opened_total.* \+ \(\(.*closed_total.* \* -1\) or \(.*opened_total.* \* 0\)\)/)
  })

  it('are few, and safe with any name', () => {
    const facts = meshFacts({ clusters: [clusterFacts({ name: 'a"}' }), clusterFacts({ name: 'b' })] })
    const asked = { namespace: 'shop"', name: 'a"b\\c\n{}.*' }
    const question = { service: asked, cluster: 'a"}', window, facts }
    const { ranges, flags } = planPeaks(question)
    const texts = [...Object.values(ranges), flags].map((expression) => printExpression(expression))
    expect(texts).toHaveLength(4)
    for (const text of texts) expect(text).not.toContain('\n')
  })
})
