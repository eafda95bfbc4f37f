import { describe, expect, it } from 'vitest'
import { fieldFaults } from '../testing/field-faults'

const entry = (rest: object): object => ({
  hosts: ['a.com'],
  ports: [{ number: 80, name: 'http', protocol: 'HTTP' }],
  resolution: 'DNS',
  ...rest,
})
const tcp = [{ number: 1, name: 't', protocol: 'TCP' }]
const TABLE: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['a plain entry', entry({}), []],
  ['no hosts', entry({ hosts: [] }), ['host spec.hosts']],
  [
    'hosts',
    entry({ hosts: ['*', 'a_b', '*a.com', '*.b.com'], resolution: 'NONE' }),
    ['host spec.hosts[0]', 'host spec.hosts[1]', 'host spec.hosts[2] (doubtful)'],
  ],
  [
    'addresses',
    entry({ addresses: ['1.2.3.4', '10.0.0.0/8', 'x'] }),
    ['address spec.addresses[1]', 'address spec.addresses[2]'],
  ],
  ['ranges', entry({ addresses: ['10.0.0.0/8'], resolution: 'STATIC' }), []],
  [
    'ports',
    entry({
      ports: [
        { number: 80, name: 'a_b', protocol: 'FOO' },
        { number: 80, name: 'b', protocol: '' },
        { number: 0, name: 'b', targetPort: 70000 },
      ],
    }),
    [
      'port spec.ports[0].name',
      'port spec.ports[0].protocol',
      'port spec.ports[1].number',
      'port spec.ports[2].name',
      'port spec.ports[2].number',
      'port spec.ports[2].targetPort',
    ],
  ],
  [
    'NONE with endpoints',
    entry({ resolution: 'NONE', endpoints: [{ address: '1.2.3.4' }] }),
    ['resolution spec.resolution'],
  ],
  [
    'NONE with a selector',
    entry({ resolution: 'NONE', workloadSelector: { labels: { a: 'b' } } }),
    ['resolution spec.resolution (doubtful)'],
  ],
  ['a wildcard in DNS', entry({ hosts: ['*.a.com'] }), ['resolution spec.resolution']],
  ['a wildcard in DNS with endpoints', entry({ hosts: ['*.a.com'], endpoints: [{ address: 'b.com' }] }), []],
  [
    'round robin',
    entry({ resolution: 'DNS_ROUND_ROBIN', endpoints: [{ address: 'b.com' }, { address: 'c.com' }] }),
    ['resolution spec.resolution'],
  ],
  [
    'hosts that share an address',
    entry({ hosts: ['a.com', 'b.com'], addresses: ['1.2.3.4'], ports: [{ number: 1, name: 't', protocol: 'TLS' }] }),
    ['resolution spec.resolution (doubtful)'],
  ],
  [
    'dynamic DNS',
    entry({
      resolution: 'DYNAMIC_DNS',
      hosts: ['a.com', '*.b.com'],
      addresses: ['1.2.3.4'],
      endpoints: [{ address: '1.2.3.4' }],
      ports: tcp,
    }),
    ['resolution spec.ports[0].protocol', 'tcp-multiple-hosts spec.ports[0].protocol', 'resolution spec.resolution'],
  ],
  ['dynamic DNS as it should be', entry({ resolution: 'DYNAMIC_DNS', hosts: ['*.b.com'] }), []],
  [
    'endpoints',
    entry({
      resolution: 'STATIC',
      endpoints: [
        { address: 'a.com' },
        { address: '1.2.3.4', ports: { http: 0, other: 80, a_: 1 }, labels: { 'a b': '' } },
        { address: 'unix:///a', ports: { http: 1 } },
        { network: 'n' },
        {},
      ],
    }),
    [
      'endpoint spec.endpoints[0].address',
      "endpoint spec.endpoints[1].labels['a b']",
      'endpoint spec.endpoints[1].ports.a_',
      'endpoint spec.endpoints[1].ports.http',
      'endpoint spec.endpoints[1].ports.other',
      'endpoint spec.endpoints[2].ports',
      'endpoint spec.endpoints[4]',
      'endpoint spec.endpoints[3] (doubtful)',
    ],
  ],
  [
    'a unix socket for two ports',
    entry({ resolution: 'STATIC', ports: [...tcp, { number: 2, name: 'u' }], endpoints: [{ address: 'unix://a' }] }),
    ['endpoint spec.endpoints[0].address'],
  ],
  [
    'hosts that TCP cannot tell apart',
    entry({ hosts: ['a.com', 'b.com'], ports: tcp }),
    ['tcp-multiple-hosts spec.ports[0].protocol'],
  ],
  ['hosts for TCP without resolution', entry({ hosts: ['a.com', 'b.com'], ports: tcp, resolution: 'NONE' }), []],
  [
    'two ways to say who serves',
    entry({ resolution: 'STATIC', workloadSelector: { labels: {} }, endpoints: [{ address: '1.2.3.4' }] }),
    ['selector spec.workloadSelector'],
  ],
  ['exported to nobody', entry({ exportTo: ['~'] }), []],
  [
    'other types than expected',
    { hosts: 'a', ports: { a: 1 }, resolution: 5, endpoints: ['x'] },
    ['resolution spec.resolution'],
  ],
]
describe('the fields of a ServiceEntry', () => {
  it.each(TABLE)('%s', (_, spec, expected) => {
    expect(fieldFaults('serviceentries.networking.istio.io', spec)).toEqual(expected)
  })
})
