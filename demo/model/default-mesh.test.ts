import { modelHarness } from '../testing/model-harness'
import { describe, expect, it } from 'vitest'

const REQUESTS = 'istio_requests_total'
const { rate, clock, series } = modelHarness()
// Past the wave of the last incident, on a grid point.
clock.advance(600)

/** Requests that reached a workload, as its own proxy counts them. */
const received = (workload: string, labels: Readonly<Record<string, string>> = {}): number =>
  rate(REQUESTS, { reporter: 'destination', destination_workload: workload, ...labels }, 300)
const sent = (labels: Readonly<Record<string, string>>): number =>
  rate(REQUESTS, { reporter: 'source', ...labels }, 300)

describe('derived figures of the default mesh, without noise', () => {
  it.each([
    ['productpage-v1', 20],
    ['details-v1', 23],
    ['reviews-v1', 6.67],
    ['reviews-v2', 6.67],
    ['reviews-v3', 6.67],
    ['ratings-v1', 4.44],
    ['ratings-v2', 4.44],
    ['ratings-v2-mysql', 4.44],
    ['myapp-v1', 5],
    ['myapp-v2', 5],
    ['catalog-v1', 38],
    ['basket-v1', 19.2],
    ['pricing', 18],
    ['promos-v1', 12],
    ['recommender-v1', 6],
    ['checkout-v1', 6],
    ['shipping-v1', 6],
    ['payments-v1', 3],
    ['payments-v2', 3],
    ['mailer-v1', 6],
    ['portal-v1', 10],
    ['flights-v1', 9],
    ['flights-v2', 1],
    ['hotels-v1', 8],
    ['fares-v1', 5],
    ['httpbin-v1', 20],
    ['httpbin-v2', 20],
    ['wishlist-v1', 0],
  ])('%s receives %d requests a second', (workload, perSecond) => {
    expect(received(workload)).toBeCloseTo(perSecond, 1)
  })

  it('87 % of the requests to details are mutual TLS, the rest is plaintext', () => {
    expect(received('details-v1', { connection_security_policy: 'mutual_tls' })).toBeCloseTo(20, 1)
    expect(received('details-v1', { connection_security_policy: 'none', source_workload: 'unknown' })).toBeCloseTo(3, 1)
  })

  it('payments and checkout fail by 20 %, payments-v2 by 40 %', () => {
    const failed = { grpc_response_status: '13' }
    expect(received('payments-v2', failed) / received('payments-v2')).toBeCloseTo(0.4, 2)
    expect(received('payments-v1', failed)).toBe(0)
    expect(received('checkout-v1', failed) / received('checkout-v1')).toBeCloseTo(0.2, 2)
  })

  it('the ingress gateway sends 47 requests a second, one of them to nobody', () => {
    expect(sent({ source_workload: 'istio-ingressgateway' })).toBeCloseTo(47, 1)
    const lost = { response_code: '404', response_flags: 'NR', destination_service: 'unknown' }
    expect(sent({ source_workload: 'istio-ingressgateway', ...lost })).toBeCloseTo(1, 1)
  })

  it('replicas share the requests', () => {
    const pods = series
      .series(REQUESTS)
      .filter(({ labels }) => labels.reporter === 'destination' && labels.app === 'catalog')
    expect(new Set(pods.map(({ labels }) => labels.pod)).size).toBe(2)
    for (const pod of new Set(pods.map(({ labels }) => labels.pod ?? '')))
      expect(received('catalog-v1', { pod })).toBeCloseTo(19, 1)
  })

  it('TCP is counted in connections and bytes, received from the client, on both sides', () => {
    for (const reporter of ['source', 'destination']) {
      const labels = { reporter, destination_workload: 'mongodb-v1' }
      expect(rate('istio_tcp_connections_opened_total', labels, 300)).toBeCloseTo(4.44, 1)
      expect(rate('istio_tcp_received_bytes_total', labels, 300)).toBeCloseTo(4.444 * 420, -1)
      expect(rate('istio_tcp_sent_bytes_total', labels, 300)).toBeCloseTo(4.444 * 1350, -1)
    }
    expect(
      rate('istio_tcp_connections_opened_total', { reporter: 'source', destination_workload: 'basket-redis' }, 300),
    ).toBeCloseTo(0.05, 2)
  })

  it('hosts outside are seen by the caller alone', () => {
    const opened = (labels: Readonly<Record<string, string>>) => rate('istio_tcp_connections_opened_total', labels, 300)
    expect(opened({ destination_service: 'api.cardnet.example', destination_workload: 'unknown' })).toBeCloseTo(6, 1)
    expect(opened({ destination_service: 'unknown', destination_service_name: 'PassthroughCluster' })).toBeCloseTo(6, 1)
    expect(
      sent({ destination_service: 'unlisted.example', destination_service_name: 'PassthroughCluster' }),
    ).toBeCloseTo(1, 1)
    expect(sent({ source_workload: 'istio-egressgateway', destination_service: 'api.hotelbank.example' })).toBeCloseTo(
      8,
      1,
    )
    expect(sent({ source_workload: 'hotels-v1', destination_workload: 'istio-egressgateway' })).toBeCloseTo(8, 1)
    expect(received('istio-egressgateway')).toBeCloseTo(8, 1)
  })

  it('ambient: the waypoint sees requests, ztunnel bytes, the gateway goes straight to the pods', () => {
    const waypoint = { reporter: 'waypoint', source_workload: 'teller-v1', destination_workload: 'accounts-v1' }
    expect(rate(REQUESTS, waypoint, 300)).toBeCloseTo(8, 1)
    expect(sent({ source_workload: 'istio-ingressgateway', destination_workload: 'accounts-v1' })).toBeCloseTo(4, 1)
    const bytes = (labels: Readonly<Record<string, string>>) =>
      rate('istio_tcp_received_bytes_total', { app: 'ztunnel', ...labels }, 300)
    expect(
      bytes({ reporter: 'source', source_workload: 'teller-v1', destination_workload: 'ledger-waypoint' }),
    ).toBeCloseTo(8 * 720, -1)
    expect(
      bytes({ reporter: 'destination', source_workload: 'accounts-v1', destination_workload: 'vault-v1' }),
    ).toBeCloseTo(12 * 260, -1)
    expect(received('vault-v1')).toBe(0)
  })

  it('the slow recommender takes about 1.1 s, and its caller does not wait for it', () => {
    const mean = (workload: string) => {
      const labels = { reporter: 'source', destination_workload: workload }
      return (
        rate('istio_request_duration_milliseconds_sum', labels, 300) /
        rate('istio_request_duration_milliseconds_count', labels, 300)
      )
    }
    expect(mean('recommender-v1')).toBeGreaterThan(1050)
    expect(mean('storefront-v1')).toBeLessThan(300)
  })
})

describe('incidents of the past', () => {
  it('reviews-v2 answered 25 % with 500 from 55 to 45 minutes before the start', () => {
    const past = modelHarness()
    const share = (minutesAgo: number): number => {
      const end = past.clock.now() - minutesAgo * 60_000
      const all = past.series
        .series(REQUESTS)
        .filter(({ labels }) => labels.reporter === 'destination' && labels.destination_workload === 'reviews-v2')
      const counted = (code?: string) =>
        all
          .filter(({ labels }) => code === undefined || labels.response_code === code)
          .reduce((sum, one) => {
            const { values } = one.samples(end - 125_000, end)
            return sum + (values.at(-1) ?? 0) - (values[0] ?? 0)
          }, 0)
      return counted('500') / counted()
    }
    expect(share(50)).toBeCloseTo(0.25, 1)
    expect(share(40)).toBe(0)
    expect(share(60)).toBe(0)
  })

  it('payments took four times as long 26 hours ago', () => {
    const past = modelHarness()
    const mean = (hoursAgo: number): number => {
      const end = past.clock.now() - hoursAgo * 3_600_000
      const grown = (metric: string) =>
        past.series
          .series(metric)
          .filter(({ labels }) => labels.reporter === 'destination' && labels.destination_app === 'payments')
          .reduce((sum, one) => {
            const { values } = one.samples(end - 125_000, end)
            return sum + (values.at(-1) ?? 0) - (values[0] ?? 0)
          }, 0)
      return grown('istio_request_duration_milliseconds_sum') / grown('istio_request_duration_milliseconds_count')
    }
    expect(mean(25.8) / mean(3)).toBeGreaterThan(2)
  })
})
