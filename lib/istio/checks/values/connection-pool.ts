import { durationOrZeroRule, durationRule } from './duration-rule'
import type { FieldPlace } from './field-place'
import { type FieldProblems, judgeText, wrong } from './field-problem'

const HTTP_COUNTS = [
  'http1MaxPendingRequests',
  'http2MaxRequests',
  'maxRequestsPerConnection',
  'maxRetries',
  'maxConcurrentStreams',
]

/** V21 */
export function* judgeConnectionPool(pool: FieldPlace): FieldProblems {
  if (!pool.present) return
  const [http, tcp] = [pool.field('http'), pool.field('tcp')]
  if (!http.present && !tcp.present) yield wrong(pool, 'The connection pool sets nothing: write http or tcp.')
  for (const place of [
    ...HTTP_COUNTS.map((name) => http.field(name)),
    tcp.field('maxConnections'),
    tcp.at('tcpKeepalive', 'probes'),
  ])
    if ((place.number() ?? 0) < 0) yield wrong(place, `${place.number() ?? 0} is negative: this counts something.`)
  yield* judgeText(http.field('idleTimeout'), durationRule)
  yield* judgeText(tcp.field('idleTimeout'), durationOrZeroRule)
  for (const place of [
    tcp.field('connectTimeout'),
    tcp.field('maxConnectionDuration'),
    tcp.at('tcpKeepalive', 'time'),
    tcp.at('tcpKeepalive', 'interval'),
  ])
    yield* judgeText(place, durationRule)
  const keepAlive = http.field('http2KeepAlive')
  for (const name of keepAlive.present ? ['interval', 'timeout'] : []) {
    const place = keepAlive.field(name)
    if (!place.filled) yield wrong(place, `http2KeepAlive needs both an interval and a timeout: ${name} is missing.`)
    yield* judgeText(place, durationRule)
  }
  const upgrade = http.field('h2UpgradePolicy')
  if (upgrade.text() === 'UPGRADE' && http.field('useClientProtocol').flag())
    yield wrong(upgrade, 'With useClientProtocol the protocol of the client is kept, so it cannot be upgraded.')
}
