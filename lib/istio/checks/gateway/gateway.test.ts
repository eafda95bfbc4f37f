import { describe, expect, it } from 'vitest'
import { absentSecret } from '../model/mask-secret'
import { CERTIFICATE } from '../testing/certificate'
import { found } from '../testing/found'
import { deployment, pod, service } from '../testing/cast'
import { wire } from '../testing/objects'

const LABELS = { istio: 'gw' }
const gw = (place: string, servers: readonly object[], selector: object = LABELS): object =>
  wire('gateways.networking.istio.io', place, { selector, servers })
const server = (hosts: readonly unknown[], rest: object = {}): object => ({
  hosts,
  port: { number: 80, name: 'http', protocol: 'HTTP' },
  ...rest,
})
const tls = (one: object): object => ({
  hosts: ['t.com'],
  port: { number: 443, name: 'https', protocol: 'HTTPS' },
  tls: { mode: 'SIMPLE', ...one },
})
const PODS = [
  deployment('edge', LABELS),
  pod('edge', LABELS),
  service('edge', LABELS, [{ port: 80 }, { port: 443, targetPort: 8443 }]),
]
const secret = (name: string, data: object): object => wire('secrets', name, undefined, { data })
const PEM = btoa(CERTIFICATE)
const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  ['a gateway that is served', [...PODS, gw('g', [server(['a.com'])])], []],
  [
    'no workload with its labels',
    [pod('p'), gw('g', [server(['a.com'])])],
    ['gateway/selector-matches-nothing E[IST0101 KIA0302] shop/g spec.selector'],
  ],
  [
    'a workload without pods',
    [deployment('edge', LABELS), gw('g', [server(['a.com'])])],
    ['gateway/selector-matches-nothing E[IST0101] shop/g spec.selector'],
  ],
  ['no selector', [gw('g', [server(['a.com'])], {})], []],
  [
    'the same host in two gateways',
    [...PODS, gw('a', [server(['a.com'])]), gw('b', [server(['A.com', 'b.com'])])],
    [
      'gateway/conflicting-host W[KIA0301] shop/a spec.servers[0].hosts[0]',
      'gateway/conflicting-host W[KIA0301] shop/b spec.servers[0].hosts[0]',
    ],
  ],
  [
    'the same text in two gateways',
    [...PODS, gw('a', [server(['a.com'])]), gw('b', [server(['a.com'])])],
    [
      'gateway/conflicting-host E[IST0145 KIA0301] shop/a spec.servers[0].hosts[0]',
      'gateway/conflicting-host E[IST0145 KIA0301] shop/b spec.servers[0].hosts[0]',
    ],
  ],
  ['hosts for different namespaces', [...PODS, gw('a', [server(['x/a.com'])]), gw('b', [server(['y/a.com'])])], []],
  [
    'a host for all namespaces',
    [...PODS, gw('a', [server(['x/a.com'])]), gw('b', [server(['a.com'])])],
    [
      'gateway/conflicting-host W[KIA0301] shop/a spec.servers[0].hosts[0]',
      'gateway/conflicting-host W[KIA0301] shop/b spec.servers[0].hosts[0]',
    ],
  ],
  [
    'a wildcard over a host',
    [...PODS, gw('a', [server(['*.a.com'])]), gw('b', [server(['x.a.com', 'a.com'])])],
    [
      'gateway/conflicting-host W[KIA0301] shop/a spec.servers[0].hosts[0]',
      'gateway/conflicting-host W[KIA0301] shop/b spec.servers[0].hosts[0]',
    ],
  ],
  ['two wildcards, one in the other', [...PODS, gw('a', [server(['*.a.com'])]), gw('b', [server(['*.x.a.com'])])], []],
  [
    'all hosts',
    [...PODS, gw('a', [server(['*'])]), gw('b', [server(['x.a.com', '*.b.com'])])],
    [
      'gateway/conflicting-host W[KIA0301] shop/a spec.servers[0].hosts[0]',
      'gateway/conflicting-host W[KIA0301] shop/b spec.servers[0].hosts[0]',
      'gateway/conflicting-host W[KIA0301] shop/b spec.servers[0].hosts[1]',
    ],
  ],
  [
    'two servers of one gateway',
    [...PODS, gw('a', [server(['a.com']), server(['a.com'])])],
    [
      'gateway/invalid-port E[IST0106] shop/a spec.servers[1].port.name',
      'gateway/conflicting-host W[KIA0301] shop/a spec.servers[0].hosts[0]',
    ],
  ],
  [
    'other ports',
    [
      ...PODS,
      gw('a', [server(['a.com'])]),
      gw('b', [{ ...server(['a.com']), port: { number: 443, name: 'http', protocol: 'HTTP' } }]),
    ],
    [],
  ],
  [
    'other proxies',
    [
      ...PODS,
      gw('a', [server(['a.com'])]),
      gw('b', [server(['a.com'])], { istio: 'other' }),
      pod('q', { istio: 'other' }),
      deployment('q', { istio: 'other' }),
    ],
    ['gateway/port-not-on-service W[IST0162] shop/b spec.servers[0].port.number'],
  ],
  [
    'selectors of which one is in the other, and a pod',
    [
      ...PODS,
      pod('both', { istio: 'gw', x: 'y' }),
      deployment('both', { istio: 'gw', x: 'y' }),
      gw('a', [server(['a.com'])]),
      gw('b', [server(['a.com'])], { istio: 'gw', x: 'y' }),
    ],
    [
      'gateway/conflicting-host E[IST0145] shop/a spec.servers[0].hosts[0]',
      'gateway/conflicting-host E[IST0145] shop/b spec.servers[0].hosts[0]',
    ],
  ],
  [
    'a port that no Service has',
    [...PODS, gw('a', [server(['a.com'], { port: { number: 81, name: 'http', protocol: 'HTTP' } })])],
    ['gateway/port-not-on-service W[IST0162] shop/a spec.servers[0].port.number'],
  ],
  [
    'a target port',
    [...PODS, gw('a', [server(['a.com'], { port: { number: 8443, name: 'http', protocol: 'HTTP' } })])],
    [],
  ],
  [
    'a port of UDP',
    [
      pod('e', LABELS),
      deployment('e', LABELS),
      service('e', LABELS, [{ port: 80, protocol: 'UDP' }]),
      gw('a', [server(['a.com'])]),
    ],
    ['gateway/port-not-on-service W[IST0162] shop/a spec.servers[0].port.number'],
  ],
  [
    'a Secret that is not there',
    [...PODS, gw('a', [tls({ credentialName: 'none' })])],
    ['gateway/credential-not-found E[IST0101] shop/a spec.servers[0].tls.credentialName'],
  ],
  [
    'a Secret that is empty',
    [...PODS, secret('s', { 'tls.crt': 'x' }), gw('a', [tls({ credentialName: 's' })])],
    ['gateway/credential-invalid E[IST0161] shop/a spec.servers[0].tls.credentialName'],
  ],
  [
    'a Secret as it should be',
    [
      ...PODS,
      secret('s', { 'tls.crt': PEM, 'tls.key': 'y' }),
      secret('o', { cert: PEM, key: 'y' }),
      gw('a', [tls({ credentialName: 's' }), tls({ credentialNames: ['o', 'none'] })]),
    ],
    [
      'gateway/invalid-port E[IST0106] shop/a spec.servers[1].port.name',
      'gateway/credential-not-found E[] shop/a spec.servers[1].tls.credentialNames[1]',
      'gateway/conflicting-host W[KIA0301] shop/a spec.servers[0].hosts[0]',
    ],
  ],
  [
    'a certificate that two gateways serve',
    [
      ...PODS,
      secret('s', { cert: PEM, key: 'y' }),
      gw('a', [tls({ credentialName: 's' })]),
      gw('b', [{ ...tls({ credentialName: 's' }), hosts: ['u.com'] }]),
    ],
    [
      'gateway/duplicate-certificate W[IST0138] shop/a spec.servers[0].tls',
      'gateway/duplicate-certificate W[IST0138] shop/b spec.servers[0].tls',
    ],
  ],
  [
    'files that two gateways serve',
    [
      ...PODS,
      gw('a', [tls({ serverCertificate: '/a', privateKey: '/b' })]),
      gw('b', [{ ...tls({ serverCertificate: '/a', privateKey: '/b' }), hosts: ['u.com'] }], {}),
    ],
    ['gateway/duplicate-certificate W[IST0138] shop/b spec.servers[0].tls'],
  ],
  [
    'names of ports',
    [...PODS, gw('a', [server(['a.com'], { port: { number: 80, name: 'web', protocol: 'HTTP' } })])],
    ['gateway/port-name-protocol E[KIA0601] shop/a spec.servers[0].port.name'],
  ],
  [
    'other types than expected',
    [
      gw('a', [{ hosts: 'x', port: [], tls: 'x' }]),
      wire('gateways.networking.istio.io', 'b', { servers: {}, selector: [] }),
    ],
    [
      'gateway/selector-matches-nothing E[IST0101 KIA0302] shop/a spec.selector',
      'gateway/invalid-servers E[IST0106] shop/b spec.servers',
    ],
  ],
]
describe('checks of Gateways', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(
      found(objects, 'gateway/', { enable: ['gateway/port-name-protocol', 'service-entry/port-name-protocol'] }),
    ).toEqual(expected)
  })
})

describe('the certificate of a Gateway', () => {
  const CHECK = 'gateway/credential-'
  const mesh = (...secrets: readonly object[]): readonly object[] => [
    ...PODS,
    gw('a', [tls({ credentialName: 's' })]),
    ...secrets,
  ]
  const good = secret('s', { 'tls.crt': PEM, 'tls.key': 'y' })
  const INVALID = ['gateway/credential-invalid E[IST0161] shop/a spec.servers[0].tls.credentialName']

  it.each([
    ['within its time', 1_796_000_000, []],
    ['after its time', 1_798_000_000, INVALID],
    ['before its time', 1_795_000_000, INVALID],
    ['at an unknown time', undefined, []],
  ])('is judged %s', (_, now, expected) => {
    expect(found(mesh(good), CHECK, now === undefined ? {} : { now })).toEqual(expected)
  })

  it('is said to be none where the Secret holds another text', () => {
    expect(found(mesh(secret('s', { 'tls.crt': btoa('x'), 'tls.key': 'y' })), CHECK)).toEqual(INVALID)
  })

  it('is missed only where it is known that there is none', () => {
    const options = { complete: ['pods'] } as const
    expect(found(mesh(), CHECK, options)).toEqual([])
    expect(found(mesh(absentSecret('shop', 's')), CHECK, options)).toEqual([
      'gateway/credential-not-found E[IST0101] shop/a spec.servers[0].tls.credentialName',
    ])
  })
})
