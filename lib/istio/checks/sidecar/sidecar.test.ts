import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { deployment, namespace, pod, podOf, REDIRECTED, service } from '../testing/cast'
import { wire } from '../testing/objects'

const sidecar = (place: string, spec: object): object =>
  wire('sidecars.networking.istio.io', place, { egress: [{ hosts: ['./*'] }], ...spec })
const APP = { app: 'a' }
const RUNNING = [deployment('a', APP), podOf('a', APP)]
const select = (labels: object): object => ({ workloadSelector: { labels } })
const egress = (...hosts: readonly string[]): object => ({ egress: [{ hosts }] })
const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  ['one sidecar', [...RUNNING, sidecar('s', {})], []],
  [
    'two without a selector',
    [...RUNNING, sidecar('s', {}), sidecar('t', select({}))],
    [
      'sidecar/multiple-without-selector E[IST0111 KIA0002] shop/s spec',
      'sidecar/multiple-without-selector E[IST0111 KIA0002] shop/t spec.workloadSelector',
      'sidecar/invalid-selector W[IST0133] shop/t spec.workloadSelector',
    ],
  ],
  [
    'two without a selector where nothing runs',
    [sidecar('s', {}), sidecar('t', {})],
    [
      'sidecar/multiple-without-selector E[IST0111] shop/s spec',
      'sidecar/multiple-without-selector E[IST0111] shop/t spec',
    ],
  ],
  [
    'two in an ambient namespace',
    [namespace('shop', { 'istio.io/dataplane-mode': 'ambient' }), sidecar('s', {}), sidecar('t', {})],
    ['sidecar/ineffective-in-ambient W[IST0167] shop/s spec', 'sidecar/ineffective-in-ambient W[IST0167] shop/t spec'],
  ],
  [
    'two for one workload',
    [...RUNNING, sidecar('s', select(APP)), sidecar('t', select({})), sidecar('u', select(APP))],
    [
      'sidecar/overlapping-selector E[IST0110 KIA0003] shop/s spec.workloadSelector',
      'sidecar/overlapping-selector E[IST0110 KIA0003] shop/u spec.workloadSelector',
      'sidecar/invalid-selector W[IST0133] shop/t spec.workloadSelector',
    ],
  ],
  [
    'nothing selected',
    [...RUNNING, sidecar('s', select({ app: 'b' }))],
    ['sidecar/selector-matches-nothing E[IST0101 KIA0004] shop/s spec.workloadSelector.labels'],
  ],
  [
    'a workload without pods',
    [deployment('a', APP), sidecar('s', select(APP))],
    ['sidecar/selector-matches-nothing E[IST0101] shop/s spec.workloadSelector.labels'],
  ],
  [
    'a selector in the root namespace',
    [pod('istio-system/p', APP), sidecar('istio-system/s', select(APP))],
    ['sidecar/root-with-selector W[KIA1006] istio-system/s spec.workloadSelector'],
  ],
  [
    'a redirected pod',
    [pod('p', APP, REDIRECTED), sidecar('s', select(APP))],
    ['sidecar/ineffective-in-ambient W[IST0167] shop/s spec'],
  ],
  [
    'hosts',
    [
      namespace('shop'),
      service('web', {}, []),
      wire('serviceentries.networking.istio.io', 'e', {
        hosts: ['a.com'],
        ports: [{ number: 80, name: 'http', protocol: 'HTTP' }],
        resolution: 'DNS',
      }),
      sidecar(
        's',
        egress(
          './*',
          'shop/web.shop.svc.cluster.local',
          'shop/none.shop.svc.cluster.local',
          '*/a.com',
          '*/b.com',
          '*/*.com',
          '*/*.org',
          'x',
        ),
      ),
    ],
    [
      'sidecar/invalid-egress-host E[IST0106] shop/s spec.egress[0].hosts[7]',
      'sidecar/egress-host-not-found W[KIA1004] shop/s spec.egress[0].hosts[2]',
      'sidecar/egress-host-not-found W[KIA1004] shop/s spec.egress[0].hosts[4]',
      'sidecar/egress-host-not-found W[KIA1004] shop/s spec.egress[0].hosts[6]',
    ],
  ],
  [
    'a policy without a mode',
    [sidecar('s', { outboundTrafficPolicy: {} })],
    ['sidecar/outbound-mode-ambiguous I[KIA1007] shop/s spec.outboundTrafficPolicy'],
  ],
  [
    'an old proxy',
    [
      sidecar('s', {
        outboundTrafficPolicy: { mode: 'ALLOW_ANY', egressProxy: { host: 'a.com', port: { number: 80 } } },
      }),
    ],
    ['sidecar/deprecated-egress-proxy W[IST0002] shop/s spec.outboundTrafficPolicy.egressProxy'],
  ],
]
describe('checks of Sidecars', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(
      found(objects, 'sidecar/', { enable: ['gateway/port-name-protocol', 'service-entry/port-name-protocol'] }),
    ).toEqual(expected)
  })
})
