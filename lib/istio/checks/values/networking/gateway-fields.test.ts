import { describe, expect, it } from 'vitest'
import { fieldFaults } from '../testing/field-faults'

const port = { number: 80, name: 'http', protocol: 'HTTP' }
const server = (rest: object): object => ({ servers: [{ port, hosts: ['a.com'], ...rest }] })
const tls = (one: object, protocol = 'HTTPS'): object =>
  server({ port: { number: 443, name: 's', protocol }, tls: one })
const TABLE: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['a plain gateway', server({}), []],
  ['no servers', { servers: [] }, ['servers spec.servers']],
  ['a server that is null', { servers: [null] }, ['servers spec.servers[0]']],
  ['no hosts', server({ hosts: [] }), ['host spec.servers[0].hosts']],
  [
    'hosts',
    server({
      hosts: ['*', '*/*', './a.com', 'ns/*.a.com', '1.2.3.4', 'a', '*a.com', 'a_b/a.com', 'x y', '/a.com', 'ns/'],
    }),
    [
      'host spec.servers[0].hosts[5]',
      'host spec.servers[0].hosts[6]',
      'host spec.servers[0].hosts[7]',
      'host spec.servers[0].hosts[8]',
      'host spec.servers[0].hosts[9]',
      'host spec.servers[0].hosts[10]',
    ],
  ],
  ['no port', { servers: [{ hosts: ['*'] }] }, ['port spec.servers[0]']],
  [
    'ports',
    {
      servers: [
        { hosts: ['*'], port: { number: 0, name: '', protocol: 'http3' } },
        { hosts: ['*'], port: { number: 70000, name: 'a', protocol: 'grpc-web', targetPort: 5 } },
        { hosts: ['*'], port: { number: 81, name: 'a', protocol: 'TCP' } },
      ],
    },
    [
      'port spec.servers[0].port.name',
      'port spec.servers[0].port.number',
      'port spec.servers[0].port.protocol',
      'port spec.servers[1].port.number',
      'port spec.servers[1].port.targetPort',
      'port spec.servers[2].port.name',
    ],
  ],
  ['a unix socket', server({ bind: 'unix:///run/a', port: { number: 0, name: 'a', protocol: 'HTTP' } }), []],
  ['a unix socket with a port', server({ bind: 'unix://@a' }), ['port spec.servers[0].port.number']],
  [
    'addresses',
    {
      servers: [
        { port, hosts: ['*'], bind: '1.2.3.4' },
        { port: { ...port, name: 'b' }, hosts: ['*'], bind: 'localhost' },
      ],
    },
    ['bind spec.servers[1].bind'],
  ],
  ['HTTPS without tls', server({ port: { number: 443, name: 's', protocol: 'https' } }), ['tls spec.servers[0]']],
  ['tls on HTTP', server({ tls: { mode: 'SIMPLE', credentialName: 'x' } }), ['tls spec.servers[0].tls']],
  ['a redirect on HTTP', server({ tls: { httpsRedirect: true } }), []],
  [
    'a redirect on HTTPS',
    tls({ mode: 'SIMPLE', credentialName: 'x', httpsRedirect: true }),
    ['tls spec.servers[0].tls.httpsRedirect (doubtful)'],
  ],
  ['tls on TCP', tls({ mode: 'SIMPLE', credentialName: 'x' }, 'TCP'), ['tls spec.servers[0].tls']],
  ['a credential', tls({ mode: 'MUTUAL', credentialName: 'x' }), []],
  ['no certificate', tls({ mode: 'MUTUAL' }), ['tls spec.servers[0].tls']],
  ['files', tls({ mode: 'SIMPLE', serverCertificate: '/a', privateKey: '/b' }), []],
  [
    'pairs of files',
    tls({
      mode: 'MUTUAL',
      tlsCertificates: [
        { serverCertificate: '/a' },
        { serverCertificate: '/a', privateKey: '/b' },
        { serverCertificate: '/a', privateKey: '/b' },
      ],
    }),
    [
      'tls spec.servers[0].tls',
      'tls spec.servers[0].tls.tlsCertificates[0]',
      'tls spec.servers[0].tls.tlsCertificates (doubtful)',
    ],
  ],
  [
    'several sources',
    tls({ mode: 'SIMPLE', credentialName: 'x', serverCertificate: '/a', privateKey: '/b' }),
    ['tls spec.servers[0].tls'],
  ],
  [
    'certificates that are passed on',
    tls({ mode: 'PASSTHROUGH', credentialName: 'x', caCrl: '/a' }, 'TLS'),
    ['tls spec.servers[0].tls.caCrl', 'tls spec.servers[0].tls.credentialName (doubtful)'],
  ],
  [
    'certificates of the mesh',
    tls({ mode: 'ISTIO_MUTUAL', credentialName: 'x' }),
    ['tls spec.servers[0].tls.credentialName'],
  ],
  [
    'revocations that are not read',
    tls({ mode: 'MUTUAL', credentialName: 'x', caCrl: '/a' }),
    ['tls spec.servers[0].tls.caCrl (doubtful)'],
  ],
  [
    'revocations that are passed on',
    tls({ mode: 'PASSTHROUGH', caCrl: '/a' }, 'TLS'),
    ['tls spec.servers[0].tls.caCrl (doubtful)'],
  ],
  [
    'revocations without clients',
    tls({ mode: 'SIMPLE', serverCertificate: '/a', privateKey: '/b', caCrl: '/a' }),
    ['tls spec.servers[0].tls.caCrl'],
  ],
  [
    'old versions',
    tls({ mode: 'SIMPLE', credentialName: 'x', minProtocolVersion: 'TLSV1_0' }),
    ['tls spec.servers[0].tls.minProtocolVersion (doubtful)'],
  ],
  [
    'cipher suites',
    tls({
      mode: 'SIMPLE',
      credentialName: 'x',
      minProtocolVersion: 'TLSV1_1',
      cipherSuites: ['AES128-SHA', 'AES128-SHA', 'FOO', 'ECDHE-RSA-CHACHA20-POLY1305', '!x', 'ALL'],
    }),
    ['tls spec.servers[0].tls.cipherSuites[1] (doubtful)', 'tls spec.servers[0].tls.cipherSuites[2] (doubtful)'],
  ],
  ['other types than expected', { servers: [{ port: 5, hosts: 'x', tls: [], bind: {} }] }, []],
]
describe('the fields of a Gateway', () => {
  it.each(TABLE)('%s', (_, spec, expected) => {
    expect(fieldFaults('gateways.networking.istio.io', spec)).toEqual(expected)
  })
})
