import { expect, it } from 'vitest'
import { mayTry } from './may-try'

const TARGETS = {
  known: ['http://prometheus.example.org:9090/prom', 'http://127.0.0.1:9090', 'not an address'],
  services: [{ name: 'thanos-query', namespace: 'monitoring' }],
}

it.each<[string, boolean]>([
  ['http://prometheus.example.org:9090', true],
  ['https://prometheus.example.org/other', true],
  ['http://127.0.0.1:9090/path', true],
  ['http://127.0.0.1:22', false],
  ['http://2130706433:9090', true],
  ['http://0x7f.1:22', false],
  ['http://localhost:9090', false],
  ['http://[::1]:9090', false],
  ['http://thanos-query.monitoring:9090', true],
  ['http://thanos-query.monitoring.svc', true],
  ['http://THANOS-query.monitoring.svc.cluster.local:10902', true],
  ['http://thanos-query.monitoring.svc.evil.example', false],
  ['http://thanos-query.monitoring.com', false],
  ['http://thanos-query.other:9090', false],
  ['http://thanos-query:9090', false],
  ['http://169.254.169.254', false],
  ['http://example.org', false],
  ['not an address', false],
])('%s may be tried: %s', (address, expected) => {
  expect(mayTry(address, TARGETS)).toBe(expected)
})
