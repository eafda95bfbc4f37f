import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { wire } from '../testing/objects'

const map = (data: object): object => wire('configmaps', 'istio-system/istio', undefined, { data })
const mesh = (config: object): object => map({ mesh: JSON.stringify(config) })

const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  [
    'a plain one',
    [
      mesh({
        trustDomain: 'cluster.local',
        connectTimeout: '10s',
        defaultConfig: { discoveryAddress: 'istiod.istio-system.svc:15012', drainDuration: '45s' },
      }),
    ],
    [],
  ],
  ['what is no YAML', [map({ mesh: '{' })], ['mesh/invalid-config E[IST0106] istio-system/istio data.mesh']],
  [
    'wrong values',
    [
      mesh({
        proxyListenPort: 0,
        connectTimeout: '2h',
        trustDomain: 'a_b',
        trustDomainAliases: ['a/b'],
        serviceSettings: [{ hosts: ['a b'] }],
        defaultConfig: { discoveryAddress: 'istiod', drainDuration: '1.5s' },
        meshMTLS: { ecdhCurves: ['P-256'] },
      }),
    ],
    ['mesh/invalid-config E[IST0106] istio-system/istio data.mesh'],
  ],
  [
    'a deprecated setting',
    [mesh({ defaultConfig: { proxyMetadata: { ISTIO_META_DNS_AUTO_ALLOCATE: 'true' } } })],
    ['mesh/invalid-config W[IST0133] istio-system/istio data.mesh'],
  ],
  [
    'curves',
    [mesh({ tlsDefaults: { ecdhCurves: ['P-256', 'P-256', 'x'] } })],
    ['mesh/invalid-config W[IST0133] istio-system/istio data.mesh'],
  ],
  [
    'networks',
    [
      map({
        meshNetworks: JSON.stringify({
          networks: { n: { endpoints: [{ fromCidr: '10.0.0.0' }], gateways: [{ address: 'a.com', port: 0 }] } },
        }),
      }),
    ],
    ['mesh/invalid-config E[IST0106] istio-system/istio data.meshNetworks'],
  ],
  ['other ConfigMaps', [wire('configmaps', 'shop/other', undefined, { data: { mesh: '{' } })], []],
]

describe('the configuration of a mesh', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(found(objects, 'mesh/invalid-config')).toEqual(expected)
  })
})
