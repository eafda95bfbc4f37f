import { ISTIOD, SOME_OBJECTS } from '../testing/some-objects'
import { steppedClock } from '../testing/stepped-clock'
import { startControllers } from './controllers'
import { createObjectStore } from './store'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const API = 'gateway.networking.k8s.io/v1'
const CLASS = {
  apiVersion: API,
  kind: 'GatewayClass',
  metadata: { name: 'istio' },
  spec: { controllerName: 'istio.io/gateway-controller' },
}
/** Fields that controllers look into, with anything in them. */
const anything = fc.jsonValue({ maxDepth: 4 })
const words = [
  ...[
    'replicas',
    'selector',
    'template',
    'metadata',
    'labels',
    'annotations',
    'spec',
    'containers',
    'image',
    'strategy',
  ],
  ...['listeners', 'port', 'name', 'protocol', 'tls', 'certificateRefs', 'allowedRoutes', 'namespaces', 'kinds'],
  ...['parentRefs', 'rules', 'backendRefs', 'filters', 'requestMirror', 'hostnames', 'infrastructure', 'type', 'ports'],
]
const { spec } = fc.letrec<{ spec: object; field: unknown }>((tie) => ({
  spec: fc.dictionary(fc.constantFrom(...words), tie('field'), { maxKeys: 8 }),
  field: fc.oneof({ maxDepth: 4 }, anything, tie('spec'), fc.array(tie('spec'), { maxLength: 3 }), fc.constant('door')),
}))
const kinds = [
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map((kind) => ({ apiVersion: 'apps/v1', kind })),
  ...['Pod', 'Service'].map((kind) => ({ apiVersion: 'v1', kind })),
  ...['Gateway', 'HTTPRoute', 'GRPCRoute', 'TCPRoute'].map((kind) => ({ apiVersion: API, kind })),
]
const change = fc.record({
  of: fc.constantFrom(...kinds),
  spec: fc.oneof(
    anything,
    spec,
    spec.map((one) => ({ ...one, gatewayClassName: 'istio' })),
  ),
  status: fc.option(fc.oneof(anything, spec), { nil: undefined }),
})

it('no object stops the controllers or keeps them busy, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const clock = steppedClock()
      const store = createObjectStore({ objects: [...SOME_OBJECTS, ...ISTIOD, CLASS], clock, seed: 1 })
      startControllers({ store, clock })
      for (const { of, ...parts } of changes) {
        const object = { ...of, metadata: { name: 'door', namespace: 'bookinfo' }, ...parts }
        const resource = `${of.kind.toLowerCase()}s${of.apiVersion === 'v1' ? '' : `.${of.apiVersion.split('/')[0] ?? ''}`}`
        if (store.get(resource, 'bookinfo', 'door') === undefined) store.create(object)
        else store.update(object)
        clock.advance(4)
      }
      clock.advance(60)
      const settled = store.version()
      clock.advance(10)
      expect(store.version() - settled).toBe(0)
    }),
    { numRuns: 200 },
  )
})
