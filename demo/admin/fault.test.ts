import { expect, it } from 'vitest'
import { parseFaults } from './fault'

it.each([
  ['', []],
  ['prometheus:down', [{ target: 'prometheus', kind: 'down' }]],
  ['kubernetes:slow=1.5s', [{ target: 'kubernetes', kind: 'slow', delayMs: 1500 }]],
  ['kubernetes:slow=250ms', [{ target: 'kubernetes', kind: 'slow', delayMs: 250 }]],
  ['prometheus:status=503', [{ target: 'prometheus', kind: 'status', status: 503 }]],
  [
    'prometheus:hang, mesh:error=bookinfo/reviews-v2:500:0.25',
    [
      { target: 'prometheus', kind: 'hang' },
      { target: 'mesh', kind: 'error', workload: 'bookinfo/reviews-v2', status: 500, share: 0.25 },
    ],
  ],
  ['mesh:slowdown=shop/payments-v1:4', [{ target: 'mesh', kind: 'slowdown', workload: 'shop/payments-v1', factor: 4 }]],
  ['istiod:hang', [{ target: 'istiod', kind: 'hang' }]],
  ['mesh:stale=shop/payments-', [{ target: 'mesh', kind: 'stale', pod: 'shop/payments-' }]],
  ['mesh:load=bookinfo.demo:0.5', [{ target: 'mesh', kind: 'load', entry: 'bookinfo.demo', factor: 0.5 }]],
  ['mesh:load=*:0', [{ target: 'mesh', kind: 'load', entry: '*', factor: 0 }]],
  [
    'jaeger:html,tempo:grpc',
    [
      { target: 'jaeger', kind: 'html' },
      { target: 'tempo', kind: 'grpc' },
    ],
  ],
  ['prometheus:tenant=team-a', [{ target: 'prometheus', kind: 'tenant', tenant: 'team-a' }]],
  ['prometheus:skew=-90', [{ target: 'prometheus', kind: 'skew', offsetSeconds: -90 }]],
  ['prometheus:missing-metric=istio_*', [{ target: 'prometheus', kind: 'missing-metric', metric: 'istio_*' }]],
  [
    'prometheus:missing-label=source_cluster',
    [{ target: 'prometheus', kind: 'missing-label', label: 'source_cluster' }],
  ],
  [
    'prometheus:mixer,prometheus:frozen',
    [
      { target: 'prometheus', kind: 'mixer' },
      { target: 'prometheus', kind: 'frozen' },
    ],
  ],
  ['prometheus:interval=60s', [{ target: 'prometheus', kind: 'interval', intervalMs: 60_000 }]],
  ['prometheus:retention=1h', [{ target: 'prometheus', kind: 'retention', retentionMs: 3_600_000 }]],
  ['prometheus:unscraped=proxies', [{ target: 'prometheus', kind: 'unscraped', of: 'proxies' }]],
  ['prometheus:limit', [{ target: 'prometheus', kind: 'limit', values: 60 }]],
  ['prometheus:limit=5000', [{ target: 'prometheus', kind: 'limit', values: 5000 }]],
  ['prometheus:settling=30s', [{ target: 'prometheus', kind: 'settling', delayMs: 30_000 }]],
  ['kubernetes:deny=list:secrets', [{ target: 'kubernetes', kind: 'deny', verb: 'list', resource: 'secrets' }]],
  ['kubernetes:watch-silent', [{ target: 'kubernetes', kind: 'watch-silent' }]],
  ['tempo:names=app', [{ target: 'tempo', kind: 'names', form: 'app' }]],
  ['zipkin:no-spans', [{ target: 'zipkin', kind: 'no-spans' }]],
  ['grafana:no-boards', [{ target: 'grafana', kind: 'no-boards' }]],
  ['mesh:crash=istio-system/istiod', [{ target: 'mesh', kind: 'crash', workload: 'istio-system/istiod' }]],
  [
    'mesh:scale=istio-system/grafana:0',
    [{ target: 'mesh', kind: 'scale', workload: 'istio-system/grafana', replicas: 0 }],
  ],
  ['mesh:cert-expiring=2', [{ target: 'mesh', kind: 'cert-expiring', days: 2 }]],
])('reads %j', (text, faults) => {
  expect(parseFaults(text)).toEqual(faults)
})

it.each([
  'down',
  'prometheus',
  'perses:down',
  'prometheus:slow',
  'prometheus:slow=2',
  'prometheus:down=1',
  'prometheus:status=200',
  'kubernetes:status=503@virtualservices',
  'mesh:error=bookinfo/reviews-v2:500:25',
  'mesh:stale',
  'mesh:slowdown=:4',
  'grafana:frozen',
  'jaeger:deny=list:pods',
  'kubernetes:deny=list',
  'jaeger:names=ns',
  'mesh:crash=istiod',
  'mesh:scale=istio-system/grafana',
  'mesh:cert-expiring',
  'prometheus:tenant',
  'prometheus:skew',
  'prometheus:interval=7s',
  'prometheus:interval=60',
  'prometheus:limit=0',
  'prometheus:missing-metric',
])('refuses %j and names what it knows', (text) => {
  expect(() => parseFaults(text)).toThrow(/not a fault of the demo.*known: /)
})
