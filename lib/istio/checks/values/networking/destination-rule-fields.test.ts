import { describe, expect, it } from 'vitest'
import { analyze } from '@/lib/istio/checks/analyze'
import { wire } from '@/lib/istio/checks/testing/objects'
import { fieldFaults } from '../testing/field-faults'

const policy = (trafficPolicy: object): object => ({ host: 'a', trafficPolicy })
const balance = (loadBalancer: object, rest: object = {}): object => policy({ loadBalancer, ...rest })
const locality = (localityLbSetting: object, rest: object = { outlierDetection: {} }): object =>
  balance({ localityLbSetting }, rest)
const TOPOLOGY = 'topology.kubernetes.io/region'
const TABLE: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['a plain rule', { host: '*.a.com', subsets: [{ name: 'v1', labels: { version: 'v1' } }] }, []],
  ['a host that is none', { host: 'a/b' }, ['host spec.host']],
  [
    'subsets',
    { host: 'a', subsets: [{ name: 'v1' }, { name: 'v1', labels: { 'a b': 'x' } }, { name: 'a_b' }, null] },
    [
      "subset spec.subsets[1].labels['a b']",
      'duplicate-subset spec.subsets[1].name',
      'subset spec.subsets[2].name',
      'subset spec.subsets[3]',
    ],
  ],
  [
    'empty policies',
    { host: 'a', trafficPolicy: {}, subsets: [{ name: 'a', trafficPolicy: {} }] },
    ['traffic-policy spec.subsets[0].trafficPolicy', 'traffic-policy spec.trafficPolicy'],
  ],
  [
    'settings of ports',
    policy({
      portLevelSettings: [
        { port: { number: 80 } },
        { tls: { mode: 'DISABLE' } },
        { port: { number: 0 }, connectionPool: {} },
      ],
    }),
    [
      'traffic-policy spec.trafficPolicy.portLevelSettings[0]',
      'traffic-policy spec.trafficPolicy.portLevelSettings[1]',
      'connection-pool spec.trafficPolicy.portLevelSettings[2].connectionPool',
      'traffic-policy spec.trafficPolicy.portLevelSettings[2].port.number',
    ],
  ],
  [
    'tunnels',
    policy({ proxyProtocol: { version: 'V1' }, tunnel: { protocol: 'GET', targetHost: '*.a', targetPort: 0 } }),
    [
      'traffic-policy spec.trafficPolicy.tunnel',
      'traffic-policy spec.trafficPolicy.tunnel.protocol',
      'traffic-policy spec.trafficPolicy.tunnel.targetHost',
      'traffic-policy spec.trafficPolicy.tunnel.targetPort',
    ],
  ],
  ['a tunnel to an address', policy({ tunnel: { protocol: 'CONNECT', targetHost: '::1', targetPort: 443 } }), []],
  ['MUTUAL without certificates', policy({ tls: { mode: 'MUTUAL' } }), ['tls spec.trafficPolicy.tls']],
  [
    'a credential and files',
    policy({ tls: { mode: 'SIMPLE', credentialName: 'c', caCertificates: '/a', caCrl: '/b' } }),
    ['tls spec.trafficPolicy.tls.caCertificates', 'tls spec.trafficPolicy.tls.caCrl'],
  ],
  ['a credential alone', policy({ tls: { mode: 'MUTUAL', credentialName: 'c' } }), []],
  [
    'configmaps',
    {
      host: 'a',
      trafficPolicy: { tls: { mode: 'SIMPLE', credentialName: 'configmap://shop/ok' } },
      subsets: [
        { name: 'a', trafficPolicy: { tls: { mode: 'SIMPLE', credentialName: 'configmap://other/x' } } },
        { name: 'b', trafficPolicy: { tls: { mode: 'SIMPLE', credentialName: 'configmap://x' } } },
      ],
    },
    ['tls spec.subsets[0].trafficPolicy.tls.credentialName', 'tls spec.subsets[1].trafficPolicy.tls.credentialName'],
  ],
  [
    'skipped verification',
    policy({ tls: { mode: 'SIMPLE', insecureSkipVerify: true, subjectAltNames: ['a'], credentialName: 'x' } }),
    ['tls spec.trafficPolicy.tls.credentialName', 'tls spec.trafficPolicy.tls.subjectAltNames'],
  ],
  ['certificates with ISTIO_MUTUAL', policy({ tls: { mode: 'ISTIO_MUTUAL', clientCertificate: '/x' } }), []],
  ['an empty connection pool', policy({ connectionPool: {} }), ['connection-pool spec.trafficPolicy.connectionPool']],
  [
    'counts and times of the pool',
    policy({
      connectionPool: {
        http: {
          http2MaxRequests: -1,
          idleTimeout: '0s',
          http2KeepAlive: { interval: '1s' },
          h2UpgradePolicy: 'UPGRADE',
          useClientProtocol: true,
        },
        tcp: { maxConnections: -5, connectTimeout: 'x', idleTimeout: '0s', tcpKeepalive: { time: '0s' } },
      },
    }),
    [
      'connection-pool spec.trafficPolicy.connectionPool.http.h2UpgradePolicy',
      'connection-pool spec.trafficPolicy.connectionPool.http.http2KeepAlive',
      'connection-pool spec.trafficPolicy.connectionPool.http.http2MaxRequests',
      'connection-pool spec.trafficPolicy.connectionPool.http.idleTimeout',
      'connection-pool spec.trafficPolicy.connectionPool.tcp.connectTimeout',
      'connection-pool spec.trafficPolicy.connectionPool.tcp.maxConnections',
      'connection-pool spec.trafficPolicy.connectionPool.tcp.tcpKeepalive.time',
    ],
  ],
  [
    'the pool of a port',
    policy({ portLevelSettings: [{ port: { number: 1 }, connectionPool: { tcp: { connectTimeout: '0s' } } }] }),
    ['connection-pool spec.trafficPolicy.portLevelSettings[0].connectionPool.tcp.connectTimeout'],
  ],
  [
    'outliers',
    policy({
      outlierDetection: {
        baseEjectionTime: '0s',
        interval: 'x',
        consecutiveLocalOriginFailures: 5,
        consecutiveErrors: 1,
        maxEjectionPercent: 101,
        minHealthPercent: -1,
      },
    }),
    [
      'outlier-detection spec.trafficPolicy.outlierDetection.baseEjectionTime',
      'outlier-detection spec.trafficPolicy.outlierDetection.consecutiveLocalOriginFailures',
      'outlier-detection spec.trafficPolicy.outlierDetection.interval',
      'outlier-detection spec.trafficPolicy.outlierDetection.maxEjectionPercent',
      'outlier-detection spec.trafficPolicy.outlierDetection.minHealthPercent',
      'outlier-detection spec.trafficPolicy.outlierDetection.consecutiveErrors (doubtful)',
    ],
  ],
  [
    'outliers of both origins',
    policy({ outlierDetection: { consecutiveLocalOriginFailures: 5, splitExternalLocalOriginErrors: true } }),
    [],
  ],
  [
    'cookies',
    balance({ consistentHash: { httpCookie: { ttl: '0s', attributes: [{ name: 'a' }, { name: 'a' }, {}] } } }),
    [
      'load-balancer spec.trafficPolicy.loadBalancer.consistentHash.httpCookie',
      'load-balancer spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.attributes[1].name',
      'load-balancer spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.attributes[2]',
    ],
  ],
  [
    'rings',
    balance({ consistentHash: { minimumRingSize: 5, maglev: { tableSize: 65536 } } }),
    [
      'load-balancer spec.trafficPolicy.loadBalancer.consistentHash.maglev.tableSize',
      'load-balancer spec.trafficPolicy.loadBalancer.consistentHash.minimumRingSize',
    ],
  ],
  [
    'an old ring',
    balance({ consistentHash: { useSourceIp: true, minimumRingSize: 5 } }),
    ['load-balancer spec.trafficPolicy.loadBalancer.consistentHash.minimumRingSize (doubtful)'],
  ],
  ['a prime table', balance({ consistentHash: { useSourceIp: true, maglev: { tableSize: 65537 } } }), []],
  [
    'warming up',
    balance({ warmup: { duration: '0s', minimumPercent: 101, aggression: 0 } }),
    [
      'load-balancer spec.trafficPolicy.loadBalancer.warmup.aggression',
      'load-balancer spec.trafficPolicy.loadBalancer.warmup.duration',
      'load-balancer spec.trafficPolicy.loadBalancer.warmup.minimumPercent',
    ],
  ],
  [
    'two settings of locality',
    locality({ distribute: [{ from: 'a/*', to: { 'a/*': 100 } }], failover: [{ from: 'a', to: 'b' }] }),
    ['load-balancer spec.trafficPolicy.loadBalancer.localityLbSetting'],
  ],
  [
    'both by zone',
    balance({ localityLbSetting: {}, zoneAwareLbSetting: {} }),
    ['load-balancer spec.trafficPolicy.loadBalancer.localityLbSetting'],
  ],
  [
    'shares',
    locality({
      distribute: [
        { from: 'a/b/*', to: { 'a/b': 50, 'a/b/c': 40, 'x//': 0 } },
        { from: 'a/b', to: { '*/x': 100 } },
        { from: 'c*', to: { '*': 100 } },
      ],
    }),
    [
      'load-balancer spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[0].to',
      "load-balancer spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[0].to['a/b/c']",
      "load-balancer spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[0].to['x//']",
      'load-balancer spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[1].from',
      "load-balancer spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[1].to['*/x']",
      'load-balancer spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[2].from',
    ],
  ],
  [
    'failover',
    locality({
      failover: [
        { from: 'a', to: 'a' },
        { from: 'a/b', to: '*' },
      ],
      failoverPriority: [TOPOLOGY],
    }),
    [
      'load-balancer spec.trafficPolicy.loadBalancer.localityLbSetting.failover[0]',
      'load-balancer spec.trafficPolicy.loadBalancer.localityLbSetting.failover[1].from',
      'load-balancer spec.trafficPolicy.loadBalancer.localityLbSetting.failover[1].to',
      'load-balancer spec.trafficPolicy.loadBalancer.localityLbSetting.failoverPriority',
    ],
  ],
  [
    'failover without outliers',
    locality({ failover: [{ from: 'a', to: 'b' }] }, {}),
    ['load-balancer spec.trafficPolicy.loadBalancer.localityLbSetting (doubtful)'],
  ],
  ['failover that is off', locality({ enabled: false, failover: [{ from: 'a', to: 'b' }] }, {}), []],
  [
    'selectors',
    { host: 'a', workloadSelector: { matchLabels: { 'a*': 'b', '': 'x' } } },
    ["selector spec.workloadSelector.matchLabels['']", "selector spec.workloadSelector.matchLabels['a*']"],
  ],
  ['an empty selector', { host: 'a', workloadSelector: {} }, ['selector spec.workloadSelector (doubtful)']],
  [
    'exported with a selector',
    { host: 'a', workloadSelector: { matchLabels: { a: 'b' } }, exportTo: ['.', 'other'] },
    ['export-to spec.exportTo[1]'],
  ],
  ['other types than expected', { host: 5, subsets: 'x', trafficPolicy: [], workloadSelector: 1 }, []],
]
describe('the fields of a DestinationRule', () => {
  it.each(TABLE)('%s', (_, spec, expected) => {
    expect(fieldFaults('destinationrules.networking.istio.io', spec)).toEqual(expected)
  })

  it('offers to remove a namespace that is listed twice', () => {
    const rule = wire('destinationrules.networking.istio.io', 'd', { host: 'a', exportTo: ['.', 'shop'] })
    const { findings } = analyze([{ cluster: 'east', objects: [rule] }])
    expect(findings.find(({ check }) => check === 'destination-rule/invalid-export-to')?.fixes).toEqual([
      {
        title: 'Remove it from the list.',
        patch: [
          { op: 'test', path: '/spec/exportTo/1', value: 'shop' },
          { op: 'remove', path: '/spec/exportTo/1' },
        ],
      },
    ])
  })
})
