import { testCluster, type TestCluster } from '../testing/kube-client'
import { valueAt } from './json'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
const VS = 'virtualservices.networking.istio.io'
const ROUTES = '/apis/networking.istio.io/v1/virtualservices'
const TELEMETRY = 'telemetries.telemetry.istio.io'

let cluster: TestCluster
beforeEach(async () => {
  cluster = await testCluster()
})
afterEach(() => cluster.close())

const names = (value: unknown): string[] => (value as { name: string }[]).map(({ name }) => name)
const groups = async () => names(valueAt((await cluster.call('/apis')).body, 'groups'))
const kinds = async () => names(valueAt((await cluster.call('/apis/networking.istio.io/v1')).body, 'resources'))

describe('a custom kind', () => {
  it('has a definition that says what discovery says', async () => {
    const { body } = await cluster.call(`${DEFINITIONS}/${VS}`)
    expect(body).toMatchObject({
      spec: {
        group: 'networking.istio.io',
        scope: 'Namespaced',
        names: { plural: 'virtualservices', kind: 'VirtualService', shortNames: ['vs'] },
        versions: [
          { name: 'v1', storage: true },
          { name: 'v1beta1', storage: false },
          { name: 'v1alpha3', storage: false },
        ],
      },
    })
    expect(await kinds()).toContain('virtualservices')
  })

  it('goes with its definition: from paths, discovery and schemas, with its objects and its watches', async () => {
    const stream = await cluster.watch(`${ROUTES}?watch=true&resourceVersion=${cluster.store.version()}`)
    await cluster.call(`${DEFINITIONS}/${VS}`, { method: 'DELETE' })
    expect(await stream.next()).toBeUndefined()
    for (const path of [
      ROUTES,
      `${ROUTES}?watch=true`,
      '/apis/networking.istio.io/v1/namespaces/a/virtualservices/b',
    ]) {
      expect(await cluster.call(path)).toMatchObject({ status: 404, text: '404 page not found\n' })
    }
    expect(await kinds()).not.toContain('virtualservices')
    expect(await kinds()).toContain('destinationrules')
    expect((await cluster.call('/openapi/v3/apis/networking.istio.io/v1')).text).not.toContain('virtualservices')
    expect(cluster.store.list(VS)).toEqual([])
  })

  it('is the last of its group: the group goes too', async () => {
    expect(await groups()).toContain('telemetry.istio.io')
    await cluster.call(`${DEFINITIONS}/${TELEMETRY}`, { method: 'DELETE' })
    expect(await groups()).not.toContain('telemetry.istio.io')
    expect((await cluster.call('/apis/telemetry.istio.io')).status).toBe(404)
    const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'
    expect((await cluster.call('/apis', { headers: { accept } })).text).not.toContain('telemetry.istio.io')
  })

  it('comes back, established and empty, when it is defined again', async () => {
    const spec = valueAt(cluster.store.get('customresourcedefinitions.apiextensions.k8s.io', '', VS), 'spec')
    await cluster.call(`${DEFINITIONS}/${VS}`, { method: 'DELETE' })
    const created = await cluster.call(DEFINITIONS, { method: 'POST', body: { metadata: { name: VS }, spec } })
    expect(created).toMatchObject({
      status: 201,
      body: { status: { conditions: expect.arrayContaining([expect.objectContaining({ type: 'Established' })]) as unknown } }, // prettier-ignore
    })
    expect(await cluster.call(ROUTES)).toMatchObject({ status: 200, body: { items: [] } })
  })

  it('comes back with its objects when the demo starts over', () => {
    cluster.store.delete('customresourcedefinitions.apiextensions.k8s.io', '', VS)
    cluster.store.reset()
    expect(cluster.store.list(VS)).toHaveLength(2)
  })

  it('that is not served stays forbidden to whom it was', async () => {
    await cluster.call(`${DEFINITIONS}/${VS}`, { method: 'DELETE' })
    expect((await cluster.call(ROUTES, { token: 'demo-nobody' })).status).toBe(403)
    expect((await cluster.call(ROUTES, { token: 'demo-viewer' })).status).toBe(404)
  })

  it('of another name can be defined, and is not served', async () => {
    const body = { metadata: { name: 'widgets.example.com' }, spec: { group: 'example.com' } }
    expect((await cluster.call(DEFINITIONS, { method: 'POST', body })).status).toBe(201)
    expect((await cluster.call('/apis/example.com/v1/widgets')).status).toBe(404)
  })
})

it('a group document names its versions, the preferred one first', async () => {
  expect((await cluster.call('/apis/security.istio.io')).body).toEqual({
    kind: 'APIGroup',
    apiVersion: 'v1',
    name: 'security.istio.io',
    versions: [
      { groupVersion: 'security.istio.io/v1', version: 'v1' },
      { groupVersion: 'security.istio.io/v1beta1', version: 'v1beta1' },
    ],
    preferredVersion: { groupVersion: 'security.istio.io/v1', version: 'v1' },
  })
})
