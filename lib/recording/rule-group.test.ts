import { describe, expect, it } from 'vitest'
import { RECORDED_METRICS } from './recorded-metrics'
import { ruleGroup } from './rule-group'

describe('ruleGroup', () => {
  it('covers one interval and the scrape before it, one scrape late', () => {
    const [regular, requests, witness] = ruleGroup(15).rules
    expect(regular?.expr).toMatch(
      /^quantile\(0\.1, count_over_time\(istio_requests_total\[75s\] offset 15s\) or .*\) == 5$/,
    )
    expect(requests?.expr).toMatch(/^sum by \(reporter, .*\) \(rate\(istio_requests_total\[75s\] offset 15s\)\)$/)
    expect(witness).toMatchObject({ labels: { metric: 'istio_requests_total', version: '1' } })
  })

  it.each([
    [5, '[65s] offset 5s', 13],
    [30, '[90s] offset 30s', 3],
    [60, '[120s] offset 60s', 2],
  ])('fits proxies that are scraped every %d seconds', (scrapeSeconds, range, samples) => {
    const [regular, requests] = ruleGroup(scrapeSeconds).rules
    expect(regular?.expr).toMatch(new RegExp(`== ${samples}$`, 'u'))
    expect(requests?.expr).toContain(range)
  })

  it.each([0, -15, 7, 45, 90, 0.5, Number.NaN])('refuses an interval of %d seconds', (scrapeSeconds) => {
    expect(() => ruleGroup(scrapeSeconds)).toThrow(/not a multiple/)
  })

  it('has a witness after each metric', () => {
    const { rules } = ruleGroup(15)
    expect(rules.filter(({ labels }) => labels !== undefined).map(({ labels }) => labels?.metric)).toEqual(
      RECORDED_METRICS.map(({ metric }) => metric),
    )
  })
})
