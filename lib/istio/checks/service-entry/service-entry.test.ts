import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { deployment, meshConfig, namespace } from '../testing/cast'
import { wire } from '../testing/objects'

const entry = (place: string, hosts: readonly unknown[], ports: readonly object[], rest: object = {}): object =>
  wire('serviceentries.networking.istio.io', place, { hosts, ports, resolution: 'DNS', ...rest })
const http = { number: 80, name: 'http', protocol: 'HTTP' }
const tcp = { number: 80, name: 'tcp', protocol: 'TCP' }
const CAPTURE = { ISTIO_META_DNS_CAPTURE: 'true', ISTIO_META_DNS_AUTO_ALLOCATE: 'true' }
const shop = namespace('shop')
const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  ['one entry', [shop, entry('a', ['a.com'], [http])], []],
  [
    'the same host and port twice',
    [shop, entry('a', ['a.com'], [http]), entry('b', ['A.com'], [http])],
    [
      'service-entry/duplicate-host-port W[KIA1211] shop/a spec.ports[0]',
      'service-entry/duplicate-host-port W[KIA1211] shop/b spec.ports[0]',
    ],
  ],
  [
    'other protocols',
    [shop, entry('a', ['a.com'], [http]), entry('b', ['a.com'], [{ ...http, protocol: 'TLS' }])],
    [
      'service-entry/port-name-protocol E[KIA0601] shop/b spec.ports[0].name',
      'service-entry/conflicting-protocol W[IST0177 KIA1212] shop/a spec.ports[0].protocol',
      'service-entry/conflicting-protocol W[IST0177 KIA1212] shop/b spec.ports[0].protocol',
    ],
  ],
  ['other ports', [shop, entry('a', ['a.com'], [http]), entry('b', ['a.com'], [{ ...http, number: 81 }])], []],
  [
    'entries that nobody sees together',
    [
      shop,
      namespace('x'),
      entry('a', ['a.com'], [http], { exportTo: ['.'] }),
      entry('x/b', ['a.com'], [http], { exportTo: ['.'] }),
    ],
    [],
  ],
  [
    'twice in one entry',
    [shop, entry('a', ['a.com'], [http, { ...http, name: 'http-b', protocol: 'TLS' }])],
    [
      'service-entry/port-name-protocol E[KIA0601] shop/a spec.ports[1].name',
      'service-entry/invalid-port E[IST0106] shop/a spec.ports[1].number',
      'service-entry/conflicting-protocol W[IST0177 KIA1212] shop/a spec.ports[0].protocol',
      'service-entry/conflicting-protocol W[KIA1212] shop/a spec.ports[1].protocol',
    ],
  ],
  [
    'TCP without addresses',
    [shop, entry('a', ['a.com'], [tcp])],
    ['service-entry/addresses-required W[IST0134] shop/a spec.ports[0]'],
  ],
  ['TCP with addresses', [shop, entry('a', ['a.com'], [tcp], { addresses: ['1.2.3.4'] })], []],
  [
    'TCP where Istio allocates',
    [shop, meshConfig({ defaultConfig: { proxyMetadata: CAPTURE } }), entry('a', ['a.com'], [tcp])],
    [],
  ],
  [
    'TCP where Istio does not allocate',
    [
      shop,
      meshConfig({ defaultConfig: { proxyMetadata: CAPTURE } }),
      deployment(
        'istio-system/istiod',
        {},
        {
          labels: { app: 'istiod' },
          template: {
            spec: { containers: [{ name: 'd', env: [{ name: 'PILOT_ENABLE_IP_AUTOALLOCATE', value: 'false' }] }] },
          },
        },
      ),
      entry('a', ['a.com'], [tcp]),
    ],
    ['service-entry/addresses-required W[IST0133] shop/a spec.ports[0]'],
  ],
  [
    'TCP without resolution',
    [shop, entry('a', ['a.com'], [{ number: 80, name: 't' }], { resolution: 'NONE' })],
    [
      'service-entry/port-name-protocol E[KIA0601] shop/a spec.ports[0].name',
      'service-entry/addresses-required W[IST0133 IST0134] shop/a spec.ports[0]',
    ],
  ],
  [
    'names of ports',
    [shop, entry('a', ['a.com'], [{ ...http, name: 'web' }])],
    ['service-entry/port-name-protocol E[KIA0601] shop/a spec.ports[0].name'],
  ],
]
describe('checks of ServiceEntries', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(
      found(objects, 'service-entry/', { enable: ['gateway/port-name-protocol', 'service-entry/port-name-protocol'] }),
    ).toEqual(expected)
  })
})
