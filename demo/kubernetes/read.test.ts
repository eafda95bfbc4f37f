import { configMap, namespace } from '../testing/some-objects'
import { testCluster, type TestCluster } from '../testing/kube-client'
import { itemsAt, textAt, valueAt } from './json'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const VS = '/apis/networking.istio.io/v1/namespaces/bookinfo/virtualservices'
const TABLE = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' }

let cluster: TestCluster
beforeAll(async () => {
  cluster = await testCluster()
})
afterAll(() => cluster.close())

const namesIn = (body: unknown) => itemsAt(body, 'items').map((item) => textAt(item, 'metadata', 'name'))

describe('discovery and health', () => {
  it.each(['/healthz', '/livez', '/readyz'])('%s is ok, for anybody', async (path) => {
    expect(await cluster.call(path, { token: '' })).toMatchObject({ status: 200, text: 'ok' })
  })
  it('tells its version to anybody', async () => {
    expect((await cluster.call('/version', { token: '' })).body).toMatchObject({ gitVersion: 'v1.34.4' })
  })
  it('lists groups and kinds the old way', async () => {
    expect((await cluster.call('/api')).body).toMatchObject({ kind: 'APIVersions', versions: ['v1'] })
    const { body } = await cluster.call('/apis/networking.istio.io')
    const versions = ['v1', 'v1beta1', 'v1alpha3'].map((version) => ({ version }))
    expect(body).toMatchObject({ kind: 'APIGroup', versions, preferredVersion: { version: 'v1' } })
    const kinds = itemsAt((await cluster.call('/apis/networking.istio.io/v1beta1')).body, 'resources')
    expect(kinds.map((kind) => textAt(kind, 'name'))).toEqual(
      expect.arrayContaining(['virtualservices', 'virtualservices/status', 'proxyconfigs']),
    )
    expect(kinds.map((kind) => textAt(kind, 'name'))).not.toContain('envoyfilters')
  })
  it.each(['v2', 'v2beta1'])('lists all groups in one document when asked by Accept (%s)', async (v) => {
    const accept = `application/json;g=apidiscovery.k8s.io;v=${v};as=APIGroupDiscoveryList,application/json`
    const answer = await cluster.call('/apis', { headers: { accept } })
    expect(answer.headers['content-type']).toContain('as=APIGroupDiscoveryList')
    expect(answer.body).toMatchObject({ kind: 'APIGroupDiscoveryList', apiVersion: `apidiscovery.k8s.io/${v}` })
  })
  it('describes the PATCH of each kind for kubectl apply, under a path with a hash', async () => {
    const index = await cluster.call('/openapi/v3')
    const url = textAt(index.body, 'paths', 'apis/apps/v1', 'serverRelativeURL')
    expect(url).toMatch(/^\/openapi\/v3\/apis\/apps\/v1\?hash=[0-9A-F]{64}$/)
    const path = '/apis/apps/v1/namespaces/{namespace}/deployments/{name}'
    const patch = valueAt((await cluster.call(url)).body, 'paths', path, 'patch')
    expect(patch).toMatchObject({ 'x-kubernetes-group-version-kind': { group: 'apps', kind: 'Deployment' } })
    expect(itemsAt(patch, 'parameters').map((parameter) => textAt(parameter, 'name'))).toContain('fieldValidation')
  })
  it('has the older document of schemas in the type that kubectl can read', async () => {
    const { status, headers, text } = await cluster.call('/openapi/v2')
    expect([status, headers['content-type']]).toEqual([
      200,
      'application/com.github.proto-openapi.spec.v2.v1.0+protobuf',
    ])
    expect(text).toContain('fieldValidation')
  })
  it.each(['/apis/none.example', '/apis/apps/v2', '/apis/apps/v1/gadgets', '/apis//v1', '/api/v1/pods/x/y/z/w', '/x'])(
    '%s is a plain 404',
    async (path) => {
      expect(await cluster.call(path)).toMatchObject({ status: 404, text: '404 page not found\n' })
    },
  )
})

describe('get', () => {
  it.each(['v1', 'v1beta1', 'v1alpha3'])('shows one object in the version %s', async (version) => {
    const { body } = await cluster.call(VS.replace('/v1/', `/${version}/`) + '/reviews')
    expect(body).toMatchObject({ apiVersion: `networking.istio.io/${version}`, kind: 'VirtualService' })
  })
  it('answers a missing object with a Status that names it', async () => {
    const answer = await cluster.call(`${VS}/none`)
    expect(answer.status).toBe(404)
    expect(answer.body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'virtualservices.networking.istio.io "none" not found',
      reason: 'NotFound',
      details: { name: 'none', group: 'networking.istio.io', kind: 'virtualservices' },
      code: 404,
    })
  })
  it('offers JSON to clients that prefer protobuf and refuses those that take nothing else', async () => {
    const protobuf = 'application/vnd.kubernetes.protobuf'
    const both = await cluster.call('/api/v1/namespaces/shop', { headers: { accept: `${protobuf},application/json` } })
    expect(both.headers['content-type']).toBe('application/json')
    const only = await cluster.call('/api/v1/namespaces/shop', { headers: { accept: protobuf } })
    expect(only).toMatchObject({ status: 406, body: { reason: 'NotAcceptable' } })
  })
})

describe('list', () => {
  it('holds one namespace or all, without kinds on the items of built-in types', async () => {
    const own = await cluster.call('/api/v1/namespaces/bookinfo/pods')
    expect(own.body).toMatchObject({ kind: 'PodList', apiVersion: 'v1' })
    expect(namesIn(own.body)).toEqual(['reviews-v1-5d8c7-abcde', 'reviews-v2-5d8c7-abcde'])
    expect(valueAt(itemsAt(own.body, 'items')[0], 'kind')).toBeUndefined()
    expect(namesIn((await cluster.call('/api/v1/pods')).body)).toHaveLength(3)
    expect(itemsAt((await cluster.call(VS)).body, 'items')[0]).toMatchObject({ kind: 'VirtualService' })
  })
  it('selects by labels and fields', async () => {
    const selector = encodeURIComponent('version in (v2,v3),app=reviews')
    const { body } = await cluster.call(`/api/v1/pods?labelSelector=${selector}&fieldSelector=spec.nodeName%3Dnode-a`)
    expect(namesIn(body)).toEqual(['reviews-v2-5d8c7-abcde'])
  })
  it.each([
    ['labelSelector=a b', 400],
    ['fieldSelector=spec.hostname=x', 400],
    ['limit=many', 400],
    ['resourceVersion=new', 400],
    ['continue=nonsense', 400],
    ['resourceVersionMatch=Exact', 422],
    ['resourceVersionMatch=Exact&resourceVersion=0', 422],
    ['sendInitialEvents=true', 422],
    ['resourceVersion=1&resourceVersionMatch=Exact', 410],
  ])('%s is refused with %i', async (query, status) => {
    const answer = await cluster.call(`/api/v1/pods?${encodeURI(query)}`)
    expect(answer).toMatchObject({ status, body: { kind: 'Status', code: status } })
  })
  it('answers a version from the future with 504 and when to come again', async () => {
    const answer = await cluster.call('/api/v1/pods?resourceVersion=999999999')
    expect(answer).toMatchObject({
      status: 504,
      body: {
        reason: 'Timeout',
        details: { causes: [{ reason: 'ResourceVersionTooLarge' }], retryAfterSeconds: 1 },
      },
    })
    expect(answer.headers['retry-after']).toBe('1')
  })
  it('is a table for kubectl, with as much of the objects as was asked for', async () => {
    const { body } = await cluster.call('/api/v1/namespaces/bookinfo/pods', { headers: TABLE })
    expect(body).toMatchObject({ kind: 'Table', columnDefinitions: [{ name: 'Name' }, { name: 'Age' }] })
    expect(itemsAt(body, 'rows')[0]).toMatchObject({
      cells: ['reviews-v1-5d8c7-abcde', '3d'],
      object: { kind: 'PartialObjectMetadata', metadata: { namespace: 'bookinfo' } },
    })
    const full = await cluster.call('/api/v1/namespaces/bookinfo/pods?includeObject=Object', { headers: TABLE })
    expect(itemsAt(full.body, 'rows')[0]).toMatchObject({ object: { kind: 'Pod', status: { phase: 'Running' } } })
  })
})

describe('pages', () => {
  const MANY = Array.from({ length: 10_000 }, (_, i) => configMap(`ns-${i % 10}`, `c-${i}`, { i: String(i) }))

  it('show 10,000 objects once each, as they were when the first page was read', async () => {
    const large = await testCluster([...Array.from({ length: 10 }, (_, i) => namespace(`ns-${i}`)), ...MANY])
    const seen: string[] = []
    const versions = new Set<string>()
    let token = ''
    do {
      const { body } = await large.call(`/api/v1/configmaps?limit=1500&continue=${encodeURIComponent(token)}`)
      seen.push(...namesIn(body))
      versions.add(textAt(body, 'metadata', 'resourceVersion'))
      token = textAt(body, 'metadata', 'continue')
      expect(valueAt(body, 'metadata', 'remainingItemCount')).toBe(token === '' ? undefined : 10_000 - seen.length)
      if (seen.length === 1500) large.store.delete('configmaps', 'ns-9', 'c-9')
    } while (token !== '')
    expect(new Set(seen).size).toBe(10_000)
    expect(versions.size).toBe(1)
    await large.close()
  })

  it('end with 410 when history was dropped between two of them', async () => {
    const own = await testCluster()
    const first = await own.call('/api/v1/pods?limit=1')
    own.store.update(configMap('bookinfo', 'settings', { colour: 'red' }))
    own.store.compact()
    const token = textAt(first.body, 'metadata', 'continue')
    const second = await own.call(`/api/v1/pods?limit=1&continue=${token}`)
    expect(second).toMatchObject({ status: 410, body: { reason: 'Expired' } })
    await own.close()
  })
})
