import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { namespace, pod } from '../testing/cast'
import { wire } from '../testing/objects'

const injector = (values: object, name = 'istio-sidecar-injector'): object =>
  wire('configmaps', `istio-system/${name}`, undefined, { data: { values: JSON.stringify(values) } })
const VALUES = { global: { hub: 'hub', tag: '1.2', proxy: { image: 'proxyv2' } } }
const proxy = (image: string): { readonly spec: object } => ({ spec: { containers: [{ name: 'istio-proxy', image }] } })
const enabled = namespace('shop', { 'istio-injection': 'enabled' })
const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  ['a namespace outside the mesh', [namespace('shop')], ['namespace/not-injected I[IST0102] /shop metadata.labels']],
  [
    'a namespace that is taken by default',
    [injector({ sidecarInjectorWebhook: { enableNamespacesByDefault: true } }), namespace('shop')],
    ['namespace/injected-by-default I[IST0148] /shop metadata.labels'],
  ],
  [
    'namespaces in the mesh',
    [
      enabled,
      namespace('a', { 'istio.io/rev': 'x' }),
      namespace('b', { 'istio.io/dataplane-mode': 'ambient' }),
      namespace('istio-system'),
      namespace('kube-system'),
    ],
    [],
  ],
  [
    'two labels',
    [namespace('shop', { 'istio-injection': 'enabled', 'istio.io/rev': 'x' })],
    ['namespace/multiple-injection-labels W[IST0123] /shop metadata.labels'],
  ],
  [
    'a label that says no, and another',
    [namespace('shop', { 'istio-injection': 'disabled', 'istio.io/rev': 'x' })],
    [],
  ],
  ['an empty label and another', [namespace('shop', { 'istio-injection': '', 'istio.io/rev': 'x' })], []],
  [
    'a pod with an old proxy',
    [injector(VALUES), enabled, pod('p', {}, proxy('hub/proxyv2:1.1')), pod('q', {}, proxy('hub/proxyv2:1.2'))],
    ['namespace/proxy-image-mismatch W[IST0158] /shop metadata'],
  ],
  [
    'a pod with an image of its own',
    [injector(VALUES), enabled, pod('p', {}, { ...proxy('x'), annotations: { 'sidecar.istio.io/proxyImage': 'x' } })],
    [],
  ],
  [
    'a variant of the image',
    [
      injector(VALUES),
      enabled,
      wire('proxyconfigs.networking.istio.io', 'c', { image: { imageType: 'distroless' } }),
      pod('p', {}, proxy('hub/proxyv2:1.2-distroless')),
      pod(
        'q',
        {},
        { ...proxy('hub/proxyv2:1.2-debug'), annotations: { 'proxy.istio.io/config': 'image: {imageType: debug}' } },
      ),
    ],
    [],
  ],
  [
    'another revision',
    [
      injector(VALUES, 'istio-sidecar-injector-x'),
      namespace('shop', { 'istio.io/rev': 'x' }),
      pod('p', {}, proxy('a')),
    ],
    ['namespace/proxy-image-mismatch W[IST0158] /shop metadata'],
  ],
]
describe('checks of namespaces', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(found(objects, 'namespace/', {})).toEqual(expected)
  })
})
