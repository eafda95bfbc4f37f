import type { KubeObject } from '@/demo/kube-object'
import { testCluster, type TestCluster } from '@/demo/testing/kube-client'
import { ISTIOD, SOME_OBJECTS } from '@/demo/testing/some-objects'
import { itemsAt, textAt, valueAt } from '../json'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const GROUP = 'gateway.networking.k8s.io'
const CLASSES: readonly KubeObject[] = Object.entries({
  istio: 'istio.io/gateway-controller',
  'istio-waypoint': 'istio.io/mesh-controller',
  other: 'example.com/gateway',
}).map(([name, controllerName]) => {
  return { apiVersion: `${GROUP}/v1`, kind: 'GatewayClass', metadata: { name }, spec: { controllerName } }
})

let cluster: TestCluster
beforeEach(async () => {
  cluster = await testCluster([...SOME_OBJECTS, ...ISTIOD, ...CLASSES])
})
afterEach(() => cluster.close())

const HTTP = { name: 'http', port: 80, protocol: 'HTTP' }
const get = (resource: string, name: string, namespace = 'bookinfo') => cluster.store.get(resource, namespace, name)
const gateway = (name = 'door') => get(`gateways.${GROUP}`, name)

async function create(
  kind: string,
  name: string,
  spec: object,
  { namespace = 'bookinfo', annotations = {} } = {},
): Promise<void> {
  const path = `/apis/${GROUP}/v1/namespaces/${namespace}/${kind.toLowerCase()}s`
  const body = { apiVersion: `${GROUP}/v1`, kind, metadata: { name, annotations }, spec }
  const { status, body: answer } = await cluster.call(path, { method: 'POST', body })
  expect({ status, answer }).toMatchObject({ status: 201 })
}
const door = (listeners: readonly object[] = [HTTP], more = {}) => {
  return create('Gateway', 'door', { gatewayClassName: 'istio', listeners, ...more })
}
async function change(kind: string, name: string, spec: object): Promise<void> {
  const path = `/apis/${GROUP}/v1/namespaces/bookinfo/${kind.toLowerCase()}s/${name}`
  const headers = { 'content-type': 'application/merge-patch+json' }
  expect((await cluster.call(path, { method: 'PATCH', headers, body: { spec } })).status).toBe(200)
}
async function remove(path: string): Promise<void> {
  expect((await cluster.call(path, { method: 'DELETE' })).status).toBe(200)
}
/** `Accepted=True Programmed=False/Pending`. */
function told(holder: unknown): string {
  const conditions = itemsAt(holder, 'conditions').map((one) => {
    const [type, status, reason] = ['type', 'status', 'reason'].map((field) => textAt(one, field))
    return `${type}=${status}${reason === type ? '' : `/${reason}`}`
  })
  return conditions.toSorted().join(' ')
}
const listener = (index = 0) => itemsAt(gateway(), 'status', 'listeners')[index]

describe('a new Gateway of the class istio', () => {
  it('has its Deployment, pod, Service and ServiceAccount, and an address, within 5 s', async () => {
    await door()
    cluster.clock.advance(1)
    expect(told(gateway()?.status)).toBe('Accepted=True Programmed=False/Pending')
    cluster.clock.advance(4)
    const labels = { [`${GROUP}/gateway-name`]: 'door', 'gateway.istio.io/managed': 'istio.io-gateway-controller' }
    expect(get('deployments.apps', 'door-istio')).toMatchObject({ metadata: { labels }, status: { readyReplicas: 1 } })
    expect(get('serviceaccounts', 'door-istio')).toMatchObject({ metadata: { labels } })
    const address = textAt(itemsAt(gateway(), 'status', 'addresses')[0], 'value')
    expect(address).toMatch(/^203\.0\.113\.\d+$/)
    expect(get('services', 'door-istio')).toMatchObject({
      spec: {
        type: 'LoadBalancer',
        clusterIP: expect.stringMatching(/^10\.96\./) as string,
        ports: [{ port: 15021 }, HTTP_PORT],
      },
      status: { loadBalancer: { ingress: [{ ip: address }] } },
    })
    expect(told(gateway()?.status)).toBe('Accepted=True Programmed=True')
    const pods = cluster.store
      .list('pods')
      .filter(({ metadata }) => metadata.labels?.[`${GROUP}/gateway-name`] === 'door')
    expect(pods).toMatchObject([
      {
        metadata: {
          labels: { ...labels, 'service.istio.io/canonical-name': 'door-istio' },
          annotations: { 'prometheus.io/port': '15020' },
        },
        spec: {
          serviceAccountName: 'door-istio',
          containers: [
            {
              name: 'istio-proxy',
              image: 'istio/proxyv2:1.31.1',
              args: ['proxy', 'router', '--domain', expect.any(String) as string],
            },
          ],
        },
      },
    ])
    expect(itemsAt(pods[0], 'spec', 'initContainers')).toEqual([])
  })
  const HTTP_PORT = { name: 'http', port: 80, targetPort: 80 }

  it('takes all of it along when it goes', async () => {
    await door()
    cluster.clock.advance(5)
    await remove(`/apis/${GROUP}/v1/namespaces/bookinfo/gateways/door`)
    cluster.clock.advance(5)
    for (const resource of ['deployments.apps', 'services', 'serviceaccounts']) {
      expect(get(resource, 'door-istio')).toBeUndefined()
    }
    expect(cluster.store.list('pods').filter(({ metadata }) => metadata.name.startsWith('door-istio'))).toEqual([])
  })
  it('opens the ports of its listeners, also later ones, and gets back what somebody deletes', async () => {
    await door()
    cluster.clock.advance(5)
    await change('Gateway', 'door', { listeners: [HTTP, { name: 'plain', port: 9000, protocol: 'TCP' }] })
    cluster.clock.advance(1)
    const ports = () => itemsAt(get('services', 'door-istio'), 'spec', 'ports').map((port) => valueAt(port, 'port'))
    expect(ports()).toEqual([15021, 80, 9000])
    await remove('/api/v1/namespaces/bookinfo/services/door-istio')
    cluster.clock.advance(1)
    expect(ports()).toEqual([15021, 80, 9000])
    expect(told(gateway()?.status)).toBe('Accepted=True Programmed=True')
  })
  it('that is scaled to none is not programmed', async () => {
    await door()
    cluster.clock.advance(5)
    const headers = { 'content-type': 'application/merge-patch+json' }
    const path = '/apis/apps/v1/namespaces/bookinfo/deployments/door-istio/scale'
    await cluster.call(path, { method: 'PATCH', headers, body: { spec: { replicas: 0 } } })
    cluster.clock.advance(1)
    expect(told(gateway()?.status)).toBe('Accepted=True Programmed=False/Pending')
  })
  it('stays inside the cluster when its annotation says so', async () => {
    const annotations = { 'networking.istio.io/service-type': 'ClusterIP' }
    await create('Gateway', 'inner', { gatewayClassName: 'istio', listeners: [HTTP] }, { annotations })
    cluster.clock.advance(5)
    expect(gateway('inner')).toMatchObject({
      status: { addresses: [{ type: 'Hostname', value: 'inner-istio.bookinfo.svc.cluster.local' }] },
    })
  })
  it('has an address of its own, whatever the others are called', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `gate-${index}`)
    for (const name of names) await create('Gateway', name, { gatewayClassName: 'istio', listeners: [HTTP] })
    cluster.clock.advance(5)
    const addresses = names.map((name) => textAt(itemsAt(gateway(name), 'status', 'addresses')[0], 'value'))
    expect(new Set(addresses).size).toBe(40)
  })
  it('with a name that no Service can have is not programmed', async () => {
    for (const name of ['a.b', 'x'.repeat(60)]) {
      await create('Gateway', name, { gatewayClassName: 'istio', listeners: [HTTP] })
      cluster.clock.advance(5)
      expect(told(gateway(name)?.status)).toBe('Accepted=True Programmed=False/Invalid')
    }
  })
})

it('a Gateway of the class istio-waypoint has a waypoint with its own name', async () => {
  const listeners = [{ name: 'mesh', port: 15008, protocol: 'HBONE' }]
  await create('Gateway', 'way', { gatewayClassName: 'istio-waypoint', listeners })
  cluster.clock.advance(5)
  expect(gateway('way')).toMatchObject({
    status: { addresses: [{ type: 'Hostname', value: 'way.bookinfo.svc.cluster.local' }] },
  })
  expect(told(gateway('way')?.status)).toBe('Accepted=True Programmed=True')
  expect(get('services', 'way')).toMatchObject({
    spec: { type: 'ClusterIP', ports: [{ port: 15021 }, { port: 15008 }] },
  })
  expect(get('deployments.apps', 'way')).toMatchObject({
    metadata: { labels: { 'gateway.istio.io/managed': 'istio.io-mesh-controller', 'istio.io/dataplane-mode': 'none' } },
    spec: {
      template: { spec: { containers: [{ args: ['proxy', 'waypoint', '--domain', expect.any(String) as string] }] } },
    },
  })
})

it('nobody looks after a Gateway of another class, or without istiod', async () => {
  await create('Gateway', 'foreign', { gatewayClassName: 'other', listeners: [HTTP] })
  cluster.clock.advance(5)
  expect(told(gateway('foreign')?.status)).toBe('Accepted=Unknown/Pending Programmed=Unknown/Pending')
  cluster.store.delete('deployments.apps', 'istio-system', 'istiod')
  await door()
  cluster.clock.advance(5)
  expect(get('deployments.apps', 'door-istio')).toBeUndefined()
})

describe('the listeners', () => {
  it.each<readonly [string, object, string]>([
    ['serve HTTP', HTTP, 'Accepted=True Conflicted=False/NoConflicts Programmed=True ResolvedRefs=True'],
    [
      'speak no UDP',
      { ...HTTP, protocol: 'UDP' },
      'Accepted=False/UnsupportedProtocol Conflicted=False/NoConflicts Programmed=False/Invalid ResolvedRefs=True',
    ],
    [
      'need their certificate',
      { name: 'tls', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'nosuch' }] } },
      'Accepted=True Conflicted=False/NoConflicts Programmed=False/Invalid ResolvedRefs=False/InvalidCertificateRef',
    ],
    [
      'find their certificate',
      { name: 'tls', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'key' }] } },
      'Accepted=True Conflicted=False/NoConflicts Programmed=True ResolvedRefs=True',
    ],
    [
      'take only kinds of their protocol',
      { ...HTTP, allowedRoutes: { kinds: [{ kind: 'TCPRoute' }] } },
      'Accepted=True Conflicted=False/NoConflicts Programmed=True ResolvedRefs=False/InvalidRouteKinds',
    ],
  ])('%s', async (_, one, expected) => {
    await door([one])
    cluster.clock.advance(5)
    expect(told(listener())).toBe(expected)
  })
  it('learn of a certificate that comes later', async () => {
    await door([{ name: 'tls', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'late' }] } }])
    cluster.clock.advance(5)
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'late', namespace: 'bookinfo' } }
    cluster.store.create(secret)
    cluster.clock.advance(1)
    expect(told(listener())).toContain('ResolvedRefs=True')
  })
})

describe('a route', () => {
  const rules = [{ backendRefs: [{ name: 'reviews', port: 9080 }] }]
  const route = (parentRefs: readonly object[], more = {}, kind = 'HTTPRoute', namespace = 'bookinfo') => {
    return create(kind, 'way-in', { parentRefs, rules, ...more }, { namespace })
  }
  const parents = (kind = 'httproutes', namespace = 'bookinfo') => {
    return itemsAt(get(`${kind}.${GROUP}`, 'way-in', namespace), 'status', 'parents')
  }
  const GOOD = 'Accepted=True ResolvedRefs=True'

  it.each(['HTTPRoute', 'GRPCRoute'])('%s is attached, and its parent counts it', async (kind) => {
    await door()
    await route([{ name: 'door' }], {}, kind)
    cluster.clock.advance(1)
    expect(parents(`${kind.toLowerCase()}s`)).toMatchObject([
      { parentRef: { name: 'door' }, controllerName: 'istio.io/gateway-controller' },
    ])
    expect(told(parents(`${kind.toLowerCase()}s`)[0])).toBe(GOOD)
    expect(valueAt(listener(), 'attachedRoutes')).toBe(1)
    await remove(`/apis/${GROUP}/v1/namespaces/bookinfo/${kind.toLowerCase()}s/way-in`)
    cluster.clock.advance(1)
    expect(valueAt(listener(), 'attachedRoutes')).toBe(0)
  })
  it.each<readonly [string, object, object, string]>([
    ['names a section that is not there', { name: 'door', sectionName: 'nosuch' }, {}, 'NoMatchingParent'],
    ['names a port that is not there', { name: 'door', port: 81 }, {}, 'NoMatchingParent'],
    ['has another host', { name: 'door' }, { hostnames: ['other.example'] }, 'NoMatchingListenerHostname'],
    ['belongs to a service that is not there', { kind: 'Service', group: '', name: 'nosuch' }, {}, 'NoMatchingParent'],
  ])('that %s is not accepted', async (_, parent, more, reason) => {
    await door([{ ...HTTP, hostname: '*.demo' }])
    await route([parent], more)
    cluster.clock.advance(1)
    expect(told(parents()[0])).toBe(`Accepted=False/${reason} ResolvedRefs=True`)
    expect(valueAt(listener(), 'attachedRoutes')).toBe(0)
  })
  it.each(['a.demo', '*.demo', '*.a.demo'])('with the host %s meets the listener for *.demo', async (host) => {
    await door([{ ...HTTP, hostname: '*.demo' }])
    await route([{ name: 'door' }], { hostnames: [host] })
    cluster.clock.advance(1)
    expect(told(parents()[0])).toBe(GOOD)
  })
  it('of another namespace needs leave, by a selector of labels too', async () => {
    const namespaces = { from: 'Selector', selector: { matchLabels: { door: 'open' } } }
    await door([{ ...HTTP, allowedRoutes: { namespaces } }])
    await route([{ name: 'door', namespace: 'bookinfo' }], { rules: [{}] }, 'HTTPRoute', 'shop')
    cluster.clock.advance(1)
    expect(told(parents('httproutes', 'shop')[0])).toBe('Accepted=False/NotAllowedByListeners ResolvedRefs=True')
    const headers = { 'content-type': 'application/merge-patch+json' }
    await cluster.call('/api/v1/namespaces/shop', {
      method: 'PATCH',
      headers,
      body: { metadata: { labels: { door: 'open' } } },
    })
    cluster.clock.advance(1)
    expect(told(parents('httproutes', 'shop')[0])).toBe(GOOD)
  })
  it.each<readonly [string, object, string]>([
    ['is not there', { name: 'nosuch', port: 80 }, 'BackendNotFound'],
    ['belongs to another namespace', { name: 'reviews', namespace: 'shop', port: 80 }, 'RefNotPermitted'],
    ['is of another kind', { group: 'example.com', kind: 'Bucket', name: 'reviews', port: 80 }, 'InvalidKind'],
  ])('whose backend %s is not resolved', async (_, backend, reason) => {
    await route([{ kind: 'Service', group: '', name: 'reviews' }], { rules: [{ backendRefs: [backend] }] })
    cluster.clock.advance(1)
    expect(told(parents()[0])).toBe(`Accepted=True ResolvedRefs=False/${reason}`)
  })
  it('is resolved when its backend comes', async () => {
    await route([{ kind: 'Service', group: '', name: 'reviews' }], {
      rules: [{ backendRefs: [{ name: 'late', port: 80 }] }],
    })
    cluster.clock.advance(1)
    const metadata = { name: 'late', namespace: 'bookinfo' }
    cluster.store.create({ apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ port: 80 }] } })
    cluster.clock.advance(1)
    expect(told(parents()[0])).toBe(GOOD)
  })
  it('keeps what other controllers said of it, and hears nothing of parents that nobody looks after', async () => {
    await route([{ name: 'nosuch' }])
    cluster.clock.advance(1)
    expect(parents()).toEqual([])
    const stored = get(`httproutes.${GROUP}`, 'way-in')
    const foreign = { parentRef: { name: 'nosuch' }, controllerName: 'example.com/gateway', conditions: [] }
    if (stored !== undefined) cluster.store.update({ ...stored, status: { parents: [foreign] } })
    cluster.clock.advance(1)
    expect(parents()).toEqual([foreign])
  })
})

it('touches no gateway and no route that nobody touched', () => {
  const version = cluster.store.version()
  cluster.clock.advance(30)
  expect(cluster.store.version()).toBe(version)
})
