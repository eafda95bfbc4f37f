import { describe, expect, it } from 'vitest'
import { fieldFaults } from '../testing/field-faults'

const group = (rest: object): object => ({ template: { serviceAccount: 'a' }, ...rest })
const probe = (one: object): object => group({ probe: one })
const TABLE: readonly (readonly [string, unknown, readonly string[]])[] = [
  [
    'a plain group',
    group({
      metadata: { labels: { app: 'a' } },
      probe: { httpGet: { port: 80, path: '/', httpHeaders: [{ name: 'x-a', value: '1' }] } },
    }),
    [],
  ],
  ['no template', {}, ['address spec']],
  [
    'labels',
    { metadata: { labels: { 'a b': '' } }, template: { labels: { a: 'b c' } } },
    ["address spec.metadata.labels['a b']", 'address spec.template.labels (doubtful)'],
  ],
  ['a template with an address', { template: { address: 'a b' } }, ['address spec.template.address (doubtful)']],
  [
    'times',
    probe({ tcpSocket: { port: 1 }, periodSeconds: -1, failureThreshold: -1, timeoutSeconds: 0 }),
    ['probe spec.probe.failureThreshold', 'probe spec.probe.periodSeconds'],
  ],
  ['no method', probe({}), ['probe spec.probe']],
  [
    'ports',
    probe({ httpGet: { port: 0 }, tcpSocket: {} }),
    ['probe spec.probe.httpGet.port', 'probe spec.probe.tcpSocket'],
  ],
  [
    'schemes and headers',
    probe({ httpGet: { port: 1, scheme: 'FTP', httpHeaders: [{ name: 'a b' }] } }),
    ['probe spec.probe.httpGet.httpHeaders[0].name', 'probe spec.probe.httpGet.scheme'],
  ],
  ['no command', probe({ exec: { command: [] } }), ['probe spec.probe.exec.command']],
]
describe('the fields of a WorkloadGroup', () => {
  it.each(TABLE)('%s', (_, spec, expected) => {
    expect(fieldFaults('workloadgroups.networking.istio.io', spec)).toEqual(expected)
  })
})
