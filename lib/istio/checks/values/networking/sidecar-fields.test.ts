import { describe, expect, it } from 'vitest'
import { fieldFaults } from '../testing/field-faults'

const ingress = (...items: readonly unknown[]): object => ({ ingress: items })
const port = { number: 80, name: 'http', protocol: 'HTTP' }
const egress = (...items: readonly unknown[]): object => ({ egress: items })
const hosts = (...items: readonly unknown[]): object => egress({ hosts: items })
const TABLE: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['a plain sidecar', hosts('./*', 'istio-system/*'), []],
  ['nothing', { workloadSelector: { labels: { a: 'b' } } }, ['empty spec']],
  ['an outbound policy alone', { outboundTrafficPolicy: {} }, []],
  [
    'ports',
    ingress(null, {}, { port: { number: 0, protocol: 'X', name: 'a_b', targetPort: 5 } }, { port }, { port }),
    [
      'ingress spec.ingress[0]',
      'ingress spec.ingress[1]',
      'ingress spec.ingress[2].port.name',
      'ingress spec.ingress[2].port.number',
      'ingress spec.ingress[2].port.protocol',
      'ingress spec.ingress[2].port.targetPort',
      'ingress spec.ingress[4].port.number',
    ],
  ],
  ['a port without a number', ingress({ port: { protocol: 'HTTP' } }), ['ingress spec.ingress[0].port']],
  [
    'addresses',
    ingress(
      { port, bind: '0.0.0.0', defaultEndpoint: '127.0.0.1:80' },
      { port: { ...port, number: 81 }, bind: 'x', defaultEndpoint: '10.0.0.1:80' },
      { port: { ...port, number: 82 }, defaultEndpoint: ':0' },
      { port: { ...port, number: 83 }, defaultEndpoint: 'unix:///a' },
      { port: { ...port, number: 84 }, defaultEndpoint: '[::1]:80' },
    ),
    [
      'ingress spec.ingress[1].bind',
      'ingress spec.ingress[1].defaultEndpoint',
      'ingress spec.ingress[2].defaultEndpoint',
    ],
  ],
  [
    'TLS',
    ingress(
      {
        port: { number: 443, protocol: 'HTTPS', name: 'a' },
        tls: { mode: 'SIMPLE', serverCertificate: '/a', privateKey: '/b' },
      },
      { port, tls: { mode: 'ISTIO_MUTUAL', credentialName: 'x', httpsRedirect: true } },
      { port: { number: 444, protocol: 'TLS', name: 'b' }, tls: { mode: 'MUTUAL' } },
    ),
    [
      'ingress spec.ingress[1].tls',
      'ingress spec.ingress[1].tls.credentialName',
      'ingress spec.ingress[1].tls.httpsRedirect',
      'ingress spec.ingress[1].tls.mode',
      'ingress spec.ingress[2].tls',
    ],
  ],
  [
    'connection pools',
    {
      ingress: [
        { port: { number: 1, protocol: 'TCP', name: 'a' }, connectionPool: { http: {}, tcp: { connectTimeout: 'x' } } },
      ],
      inboundConnectionPool: {},
    },
    [
      'ingress spec.inboundConnectionPool',
      'ingress spec.ingress[0].connectionPool.tcp.connectTimeout',
      'ingress spec.ingress[0].connectionPool.http (doubtful)',
    ],
  ],
  [
    'listeners',
    egress({ hosts: ['./*'] }, { port, hosts: [] }, null),
    ['egress spec.egress[0]', 'egress spec.egress[1].hosts', 'egress spec.egress[2]'],
  ],
  ['two listeners without a port', egress({ hosts: ['./*'] }, { hosts: ['*/a.com'] }), ['egress spec.egress[1]']],
  [
    'ports of listeners',
    egress(
      { port, hosts: ['./*'], bind: 'x' },
      { port, hosts: ['./*'] },
      { port: { number: 0, protocol: 'HTTP', name: 'a' }, bind: 'unix:///a', hosts: ['./*'], captureMode: 'IPTABLES' },
      { port: { number: 5, protocol: 'FOO', name: 'a' }, bind: 'unix:///a', hosts: ['./*'] },
      { port: { number: 0, protocol: 'HTTP', name: 'a' }, hosts: ['./*'] },
      { bind: '1.2.3.4', hosts: ['./*'] },
    ),
    [
      'egress spec.egress[0].bind',
      'egress spec.egress[1].port.number',
      'egress spec.egress[2].captureMode',
      'egress spec.egress[3].bind',
      'egress spec.egress[3].port.number',
      'egress spec.egress[3].port.protocol',
      'egress spec.egress[4].port.number',
      'egress spec.egress[5].bind',
    ],
  ],
  [
    'hosts',
    hosts(
      'a.com',
      '/a.com',
      'ns/a',
      'ns/a_b.c',
      'ns/*a.com',
      'a_b/a.com',
      '~/a.com',
      '~ns/*',
      'ns/a.com',
      'ns/a.com',
      'ns/*.b.com',
    ),
    [
      'egress-host spec.egress[0].hosts[0]',
      'egress-host spec.egress[0].hosts[1]',
      'egress-host spec.egress[0].hosts[2]',
      'egress-host spec.egress[0].hosts[3]',
      'egress-host spec.egress[0].hosts[4]',
      'egress-host spec.egress[0].hosts[5]',
      'egress-host spec.egress[0].hosts[9] (doubtful)',
    ],
  ],
  [
    'hosts beside all',
    hosts('*/*', './*', 'a/b.com'),
    ['egress-host spec.egress[0].hosts[1] (doubtful)', 'egress-host spec.egress[0].hosts[2] (doubtful)'],
  ],
  [
    'a host that another covers',
    hosts('ns/*', 'ns/a.com', '*/c.com', 'x/c.com'),
    ['egress-host spec.egress[0].hosts[1] (doubtful)', 'egress-host spec.egress[0].hosts[3] (doubtful)'],
  ],
  [
    'an egress proxy',
    { outboundTrafficPolicy: { mode: 'ALLOW_ANY', egressProxy: { host: 'a.com', port: { number: 80 } } } },
    [],
  ],
  [
    'an egress proxy that cannot be',
    { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY', egressProxy: { host: '*.a.com', subset: 'a_b' } } },
    [
      'outbound-policy spec.outboundTrafficPolicy.egressProxy',
      'outbound-policy spec.outboundTrafficPolicy.egressProxy.host',
    ],
  ],
  [
    'a mode of the mesh',
    { outboundTrafficPolicy: { mode: 'ALLOW_ANY_DYNAMIC_DNS' } },
    ['outbound-policy spec.outboundTrafficPolicy.mode'],
  ],
  [
    'selectors',
    { ...hosts('./*'), workloadSelector: { labels: { a: '*' } } },
    ['selector spec.workloadSelector.labels.a'],
  ],
  ['other types than expected', { egress: 'x', ingress: {}, workloadSelector: [] }, []],
]
describe('the fields of a Sidecar', () => {
  it.each(TABLE)('%s', (_, spec, expected) => {
    expect(fieldFaults('sidecars.networking.istio.io', spec)).toEqual(expected)
  })
})
