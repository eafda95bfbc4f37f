import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { deployment, namespace, pod, podOf, PROXY, REDIRECTED, service } from '../testing/cast'
import { wire } from '../testing/objects'

const APP = { app: 'a' }
const AMBIENT = { 'istio.io/dataplane-mode': 'ambient' }
const WAYPOINT = { 'istio.io/use-waypoint': 'way' }
const ambient = namespace('shop', AMBIENT)
const plain = namespace('shop', { 'istio-injection': 'enabled' })
const way = [
  deployment('way', {
    'gateway.networking.k8s.io/gateway-name': 'waypoint',
    'gateway.istio.io/managed': 'istio.io-mesh-controller',
  }),
  podOf('way', {}, REDIRECTED),
]
const l7 = (rest: object = {}): object =>
  wire('authorizationpolicies.security.istio.io', 'p', {
    rules: [{ to: [{ operation: { methods: ['GET'] } }] }],
    ...rest,
  })
const proxied = { template: { spec: { containers: [{ name: 'istio-proxy', image: 'auto' }] } } }
const webhook = (selector: object): object =>
  wire('mutatingwebhookconfigurations.admissionregistration.k8s.io', 'istio-sidecar-injector', undefined, {
    webhooks: [{ name: 'rev.istio.io', clientConfig: { url: 'https://a.com' }, namespaceSelector: selector }],
  })
const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  ['a workload with a sidecar', [plain, deployment('a', APP), podOf('a', APP, PROXY)], []],
  [
    'labels for both',
    [ambient, deployment('a', { ...APP, 'sidecar.istio.io/inject': 'true' })],
    ['workload/sidecar-and-ambient-labels E[KIA1311] shop/a spec.template.metadata.labels'],
  ],
  [
    'labels for both, of which the namespace says one no',
    [
      namespace('shop', { ...AMBIENT, 'istio-injection': 'disabled' }),
      deployment('a', { ...APP, 'sidecar.istio.io/inject': 'true' }),
    ],
    [],
  ],
  [
    'a sidecar is asked for, and traffic is redirected',
    [plain, deployment('a', APP), podOf('a', APP, REDIRECTED)],
    [
      'workload/sidecar-label-ambient-redirection E[KIA1314] shop/a spec.template.metadata.labels',
      'pod/missing-proxy W[IST0103] shop/a-1 spec.containers',
    ],
  ],
  [
    'a sidecar in the ambient mesh',
    [ambient, deployment('a', APP), podOf('a', APP, PROXY)],
    [
      'workload/ambient-label-sidecar-container E[KIA1315] shop/a spec.template.metadata.labels',
      'workload/sidecar-in-ambient-namespace W[KIA1316] shop/a spec.template.metadata.labels',
    ],
  ],
  [
    'a waypoint in its ambient namespace',
    [
      ambient,
      deployment('w', { 'gateway.istio.io/managed': 'istio.io-mesh-controller', 'istio.io/dataplane-mode': 'none' }),
      podOf('w', {}, { spec: PROXY.spec, annotations: { ...PROXY.annotations } }),
    ],
    [],
  ],
  [
    'a waypoint for what is not ambient',
    [namespace('shop', WAYPOINT), deployment('a', APP), podOf('a', APP)],
    [
      'workload/waypoint-not-found E[KIA1313] shop/a spec.template.metadata.labels',
      'workload/waypoint-label-not-ambient W[KIA1312] shop/a spec.template.metadata.labels',
    ],
  ],
  [
    'a waypoint that is not there',
    [namespace('shop', { ...AMBIENT, ...WAYPOINT }), deployment('a', APP), podOf('a', APP, REDIRECTED)],
    ['workload/waypoint-not-found E[KIA1313] shop/a spec.template.metadata.labels'],
  ],
  [
    'a waypoint that is there',
    [namespace('shop', { ...AMBIENT, ...WAYPOINT }), ...way, deployment('a', APP), podOf('a', APP, REDIRECTED)],
    [],
  ],
  [
    'a waypoint that a Service asks for',
    [
      ambient,
      ...way,
      service('s', APP, [], { labels: WAYPOINT }),
      deployment('a', APP),
      podOf('a', APP, REDIRECTED),
      l7(),
    ],
    [],
  ],
  [
    'a policy of layer 7 without a waypoint',
    [ambient, deployment('a', APP), podOf('a', APP, REDIRECTED), l7()],
    ['workload/l7-policy-no-waypoint W[KIA1317] shop/a spec.template.metadata.labels'],
  ],
  [
    'a policy for another',
    [ambient, deployment('a', APP), podOf('a', APP, REDIRECTED), l7({ selector: { matchLabels: { app: 'b' } } })],
    [],
  ],
  [
    'a policy for a Service',
    [
      ambient,
      service('s', APP, []),
      deployment('a', APP),
      podOf('a', APP, REDIRECTED),
      l7({ targetRefs: [{ kind: 'Service', name: 's' }] }),
    ],
    ['workload/l7-policy-no-waypoint W[KIA1317] shop/a spec.template.metadata.labels'],
  ],
  ['a pod without a proxy', [plain, pod('p', APP)], ['pod/missing-proxy W[IST0103] shop/p spec.containers']],
  [
    'pods that need none',
    [
      plain,
      pod('p', { 'sidecar.istio.io/inject': 'False' }),
      pod('q', {}, { spec: { hostNetwork: true } }),
      wire('pods', 'r', { containers: [] }, { status: { phase: 'Succeeded' } }),
      pod('t', APP, PROXY),
    ],
    [],
  ],
  [
    'a pod without a proxy in a namespace of a revision',
    [namespace('shop', { 'istio.io/rev': 'x' }), pod('p', APP)],
    ['pod/missing-proxy W[] shop/p spec.containers'],
  ],
  [
    'a proxy that was never filled in',
    [namespace('shop'), pod('p', {}, { spec: { containers: [{ name: 'istio-proxy', image: 'auto' }] } })],
    ['pod/image-auto E[IST0147] shop/p spec.containers[0].image'],
  ],
  [
    'a template that nobody injects',
    [namespace('shop'), deployment('d', APP, proxied)],
    ['deployment/image-auto-not-injected W[IST0146] shop/d spec.template.spec.containers[0].image'],
  ],
  [
    'a template that a webhook takes',
    [plain, webhook({ matchLabels: { 'istio-injection': 'enabled' } }), deployment('d', APP, proxied)],
    [],
  ],
  [
    'the user of the proxy',
    [
      namespace('shop'),
      pod(
        'p',
        {},
        {
          spec: {
            securityContext: { runAsUser: 1337 },
            containers: [
              { name: 'istio-proxy', securityContext: { runAsUser: 1337 } },
              { name: 'a', securityContext: { runAsUser: 1337 } },
            ],
          },
        },
      ),
    ],
    [
      'workload/reserved-uid W[IST0144] shop/p spec.containers[1].securityContext.runAsUser',
      'workload/reserved-uid W[IST0144] shop/p spec.securityContext.runAsUser',
    ],
  ],
  [
    'Services that use one port differently',
    [
      plain,
      deployment('a', APP),
      service('s', APP, [{ port: 53 }]),
      service('t', APP, [
        { port: 53, protocol: 'UDP' },
        { port: 54, targetPort: 53 },
      ]),
      service('u', { app: 'b' }, [{ port: 55, targetPort: 53 }]),
    ],
    [
      'deployment/protocol-conflict W[IST0116] shop/a metadata.name',
      'deployment/target-port-conflict W[IST0137] shop/a metadata.name',
    ],
  ],
  [
    'Services that agree',
    [
      plain,
      deployment('a', APP),
      service('s', APP, [{ port: 53, targetPort: 'dns' }]),
      service('t', APP, [{ port: 53, targetPort: 'dns' }]),
    ],
    [],
  ],
]
describe('checks of workloads', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(found(objects, '').filter((line) => /^(?:workload|pod|deployment|analysis)\//.test(line))).toEqual(expected)
  })
})
