import { printExpression } from '@/lib/promql/print-expression'
import type { PromExpression } from '@/lib/promql/expression'
import { WITNESS, WITNESS_LABEL } from './coverage'
import { type RecordedMetric, RECORDED_METRICS, RECORDING_INTERVAL, recordOf, RULES_VERSION } from './recorded-metrics'

export interface RecordingRule {
  readonly record: string
  readonly expr: string
  readonly labels?: Readonly<Record<string, string>>
}

/** As Prometheus's rule files have it. */
export interface RuleGroup {
  readonly name: string
  readonly interval: string
  readonly rules: readonly RecordingRule[]
}

/** One number while nine in ten series have the samples that the rules count on. */
const REGULAR = 'pharos:istio_scrapes:regular'
/** Whose series tell how proxies are scraped: in a mesh there is at least one of them. */
const SCRAPED = ['istio_requests_total', 'istio_tcp_received_bytes_total']

/**
 * The rules for proxies that are scraped every `scrapeSeconds`. Each evaluation covers the samples of one interval and the last one of
 * the interval before, so that every increase is counted once; it looks back by one scrape, as younger samples may be on their way.
 *
 * @param scrapeSeconds whole, and an interval of the rules is a multiple of it.
 * @throws where it is not.
 */
export function ruleGroup(scrapeSeconds: number): RuleGroup {
  const samples = RECORDING_INTERVAL / scrapeSeconds + 1
  if (!Number.isSafeInteger(scrapeSeconds) || !Number.isSafeInteger(samples) || scrapeSeconds < 1) {
    throw new Error(`${RECORDING_INTERVAL} seconds are not a multiple of the scrape interval, ${scrapeSeconds}`)
  }
  const windowSeconds = RECORDING_INTERVAL + scrapeSeconds
  const counts = SCRAPED.map((metric) => `count_over_time(${metric}[${windowSeconds}s] offset ${scrapeSeconds}s)`)
  return {
    name: 'pharos-istio',
    interval: `${RECORDING_INTERVAL}s`,
    rules: [
      { record: REGULAR, expr: `quantile(0.1, ${counts.join(' or ')}) == ${samples}` },
      ...RECORDED_METRICS.flatMap((recorded) => [
        { record: recordOf(recorded.metric), expr: rateOf(recorded, windowSeconds, scrapeSeconds) },
        {
          record: WITNESS,
          expr: `count(${recordOf(recorded.metric)}) and on () ${REGULAR}`,
          labels: { [WITNESS_LABEL]: recorded.metric, version: RULES_VERSION },
        },
      ]),
    ],
  }
}

function rateOf({ metric, labels, only }: RecordedMetric, windowSeconds: number, offsetSeconds: number): string {
  const range = { kind: 'selector', metric, matchers: only, rangeSeconds: windowSeconds, offsetSeconds } as const
  const of: PromExpression = { kind: 'call', name: 'rate', args: [range] }
  return printExpression({ kind: 'aggregate', operator: 'sum', by: labels, of })
}
