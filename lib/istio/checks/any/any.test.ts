import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { pod } from '../testing/cast'
import { wire } from '../testing/objects'

const noted = (annotations: object, labels: object = {}): object => pod('p', labels, { annotations })
const on = (kind: 'namespaces' | 'services' | 'deployments.apps', annotations: object): object =>
  wire(kind, 'x', {}, { annotations })
const condition = (type: string, status: string, reason = 'R'): object => ({ type, status, reason, message: 'm' })
const TRAFFIC = 'traffic.sidecar.istio.io/'
const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  [
    'what Istio does not know',
    [
      noted({
        'sidecar.istio.io/foo': 'x',
        'example.com/foo': 'x',
        'sidecar.istio.io/status': '{}',
        'istio.io/rev': 'x',
      }),
    ],
    ["any/annotation-unknown W[IST0108] shop/p metadata.annotations['sidecar.istio.io/foo']"],
  ],
  [
    'what is deprecated',
    [noted({ 'sidecar.istio.io/inject': 'true' })],
    ["any/annotation-deprecated I[IST0135] shop/p metadata.annotations['sidecar.istio.io/inject']"],
  ],
  [
    'what is deprecated beside its label',
    [noted({ 'sidecar.istio.io/inject': 'true' }, { 'sidecar.istio.io/inject': 'true' })],
    [],
  ],
  [
    'what is elsewhere',
    [
      on('services', { 'proxy.istio.io/config': '{}' }),
      on('namespaces', { 'networking.istio.io/traffic-distribution': 'x' }),
      on('deployments.apps', { 'kubernetes.io/ingress.class': 'x', 'galley.istio.io/analyze-suppress': 'X' }),
    ],
    [
      "any/annotation-misplaced W[IST0107] shop/x metadata.annotations['kubernetes.io/ingress.class']",
      "any/annotation-misplaced W[IST0107] shop/x metadata.annotations['proxy.istio.io/config']",
      "any/annotation-alpha I[IST0136] /x metadata.annotations['networking.istio.io/traffic-distribution']",
      "any/annotation-alpha I[IST0136] shop/x metadata.annotations['galley.istio.io/analyze-suppress']",
    ],
  ],
  [
    'values',
    [
      noted({
        'sidecar.istio.io/interceptionMode': 'x',
        'status.sidecar.istio.io/port': ' 80 ',
        'readiness.status.sidecar.istio.io/periodSeconds': '-1',
        [`${TRAFFIC}includeOutboundIPRanges`]: '*',
        [`${TRAFFIC}excludeOutboundIPRanges`]: '*',
        [`${TRAFFIC}includeInboundPorts`]: '80, 81',
        [`${TRAFFIC}excludeInterfaces`]: 'eth0, a-name-that-is-too-long',
        'prometheus.istio.io/merge-metrics': 'yes',
        'sidecar.istio.io/proxyCPU': '100mm',
      }),
    ],
    [
      "any/annotation-invalid W[IST0125] shop/p metadata.annotations['prometheus.istio.io/merge-metrics']",
      "any/annotation-invalid W[IST0125] shop/p metadata.annotations['readiness.status.sidecar.istio.io/periodSeconds']",
      "any/annotation-invalid W[IST0125] shop/p metadata.annotations['sidecar.istio.io/interceptionMode']",
      "any/annotation-invalid W[IST0125] shop/p metadata.annotations['sidecar.istio.io/proxyCPU']",
      "any/annotation-invalid W[IST0125] shop/p metadata.annotations['traffic.sidecar.istio.io/excludeInterfaces']",
      "any/annotation-invalid W[IST0125] shop/p metadata.annotations['traffic.sidecar.istio.io/excludeOutboundIPRanges']",
      "any/annotation-invalid W[IST0125] shop/p metadata.annotations['traffic.sidecar.istio.io/includeInboundPorts']",
      "any/annotation-alpha I[IST0136] shop/p metadata.annotations['prometheus.istio.io/merge-metrics']",
      "any/annotation-alpha I[IST0136] shop/p metadata.annotations['readiness.status.sidecar.istio.io/periodSeconds']",
      "any/annotation-alpha I[IST0136] shop/p metadata.annotations['sidecar.istio.io/proxyCPU']",
      "any/annotation-alpha I[IST0136] shop/p metadata.annotations['status.sidecar.istio.io/port']",
      "any/annotation-alpha I[IST0136] shop/p metadata.annotations['traffic.sidecar.istio.io/excludeInterfaces']",
      "any/annotation-alpha I[IST0136] shop/p metadata.annotations['traffic.sidecar.istio.io/excludeOutboundIPRanges']",
    ],
  ],
  [
    'a configuration of the proxy',
    [noted({ 'proxy.istio.io/config': 'concurrency: 2\nproxyMetadata: {A: b}\ndrain_duration: 5s' })],
    [],
  ],
  [
    'a configuration of the proxy with an unknown field',
    [noted({ 'proxy.istio.io/config': 'foo: 2' })],
    ["any/annotation-invalid W[IST0125] shop/p metadata.annotations['proxy.istio.io/config']"],
  ],
  [
    'a configuration of the proxy with an address that is none',
    [noted({ 'proxy.istio.io/config': 'discoveryAddress: istiod' })],
    ["any/annotation-invalid W[IST0125] shop/p metadata.annotations['proxy.istio.io/config']"],
  ],
  [
    'a configuration of the proxy that is no YAML',
    [noted({ 'proxy.istio.io/config': '{' })],
    ["any/annotation-invalid W[IST0125] shop/p metadata.annotations['proxy.istio.io/config']"],
  ],
  [
    'conditions',
    [
      wire(
        'services',
        's',
        {},
        { status: { conditions: [condition('istio.io/WaypointBound', 'False'), condition('Other', 'False')] } },
      ),
      wire(
        'authorizationpolicies.security.istio.io',
        'a',
        {},
        {
          status: {
            conditions: [
              condition('ZtunnelAccepted', 'True'),
              condition('WaypointAccepted', 'True', 'PartiallyInvalid'),
            ],
          },
        },
      ),
      wire(
        'httproutes.gateway.networking.k8s.io',
        'h',
        {},
        { status: { parents: [{ conditions: [condition('Accepted', 'True'), condition('ResolvedRefs', 'False')] }] } },
      ),
    ],
    [
      'any/negative-condition W[IST0171] shop/a status.conditions[1]',
      'any/negative-condition W[IST0171] shop/h status.parents[0].conditions[1]',
      'any/negative-condition W[IST0171] shop/s status.conditions[0]',
    ],
  ],
]
describe('checks of any kind', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(found(objects, 'any/', { enable: ['any/annotation-alpha'] })).toEqual(expected)
  })
})
