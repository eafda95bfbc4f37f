import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { deployment, namespace, pod, PROXY, service } from '../testing/cast'

const APP = { app: 'a' }
const injected = namespace('shop', { 'istio-injection': 'enabled' })
const one = (port: object, rest: Parameters<typeof service>[3] = {}): object =>
  service('s', APP, [{ port: 80, ...port }], rest)
const container = { spec: { containers: [{ name: 'a', ports: [{ name: 'web', containerPort: 8080 }] }] } }
const external = { spec: { type: 'ExternalName', externalName: 'a.com' } }
const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  ['a port named after its protocol', [injected, one({ name: 'http-web' })], []],
  [
    'a port without a name',
    [injected, one({})],
    ['service/port-name-no-protocol E[IST0118 KIA0601] shop/s spec.ports[0]'],
  ],
  [
    'a name that only begins alike',
    [injected, one({ name: 'httpx' })],
    ['service/port-name-no-protocol E[IST0118 KIA0601] shop/s spec.ports[0].name'],
  ],
  ['a name with its protocol in capitals', [injected, one({ name: 'HTTP' })], []],
  [
    'pods without a sidecar',
    [injected, pod('p', APP), one({ name: 'web' })],
    ['service/port-name-no-protocol I[IST0118] shop/s spec.ports[0].name'],
  ],
  [
    'pods with a sidecar',
    [injected, pod('p', APP, PROXY), one({ name: 'web' })],
    ['service/port-name-no-protocol E[IST0118 KIA0601] shop/s spec.ports[0].name'],
  ],
  ['UDP', [injected, one({ name: 'dns', protocol: 'UDP' })], []],
  [
    'a well-known port',
    [injected, one({ name: 'db', port: 3306 })],
    ['service/port-name-no-protocol E[KIA0601] shop/s spec.ports[0].name'],
  ],
  ['an application protocol', [injected, one({ name: 'x', appProtocol: 'kubernetes.io/h2c' })], []],
  [
    'an unknown application protocol',
    [injected, one({ name: 'http', appProtocol: 'foo' })],
    ['service/app-protocol-unknown E[IST0118 KIA0602] shop/s spec.ports[0].appProtocol'],
  ],
  [
    'a protocol with more behind it',
    [injected, one({ appProtocol: 'http-foo' })],
    ['service/app-protocol-unknown E[KIA0602] shop/s spec.ports[0].appProtocol'],
  ],
  [
    'an application protocol that is empty',
    [injected, one({ name: 'http', appProtocol: '' })],
    ['service/app-protocol-unknown E[IST0118 KIA0602] shop/s spec.ports[0].appProtocol'],
  ],
  [
    'a Service of Istio',
    [injected, one({ name: 'web' }, { labels: { istio: 'x' } })],
    ['service/port-name-no-protocol E[KIA0601] shop/s spec.ports[0].name'],
  ],
  [
    'a name outside the mesh',
    [injected, one({ name: 'web' }, { labels: { kiali_wizard: 'x' } })],
    ['service/port-name-no-protocol I[IST0118] shop/s spec.ports[0].name'],
  ],
  [
    'an external name',
    [
      injected,
      one({ name: 'tcp' }, external),
      service('t', {}, [{ port: 80, name: 'web' }], external),
      service('u', {}, [{ port: 443, name: 'https' }], external),
    ],
    [
      'service/port-name-no-protocol E[KIA0601] shop/t spec.ports[0].name',
      'service/external-name-port-name W[IST0150] shop/s spec.ports[0].name',
      'service/external-name-port-name W[IST0150] shop/t spec.ports[0].name',
    ],
  ],
  [
    'a port that no container declares',
    [deployment('d', APP, { template: container }), one({ name: 'http', targetPort: 9090 })],
    ['service/port-not-on-workload W[KIA0701] shop/s spec.ports[0].targetPort'],
  ],
  [
    'ports that a container declares',
    [
      deployment('d', APP, { template: container }),
      service('s', APP, [
        { port: 8080, name: 'http' },
        { port: 80, name: 'http-a', targetPort: 'web' },
        { port: 81, name: 'http-b', targetPort: 8080 },
      ]),
    ],
    [],
  ],
  [
    'a name that no container declares',
    [deployment('d', APP, { template: container }), one({ name: 'http', targetPort: 'other' })],
    ['service/port-not-on-workload W[KIA0701] shop/s spec.ports[0].targetPort'],
  ],
  [
    'a gateway',
    [
      deployment('d', { ...APP, istio: 'ingressgateway' }, { template: container }),
      one({ name: 'http', targetPort: 1 }, { labels: { istio: 'ingressgateway' } }),
    ],
    [],
  ],
]
describe('checks of Services', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(found(objects, 'service/', {})).toEqual(expected)
  })
})
