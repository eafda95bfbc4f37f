import { testCluster, type TestCluster } from '../testing/kube-client'
import { virtualService } from '../testing/some-objects'
import { textAt, valueAt } from './json'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const ROOT = '/apis/networking.istio.io/v1/namespaces/bookinfo/virtualservices'
const VS = `${ROOT}/reviews`
const ID = 'virtualservices.networking.istio.io'
const MAPS = '/api/v1/namespaces/bookinfo/configmaps'
const MERGE = { 'content-type': 'application/merge-patch+json' }
const JSON_PATCH = { 'content-type': 'application/json-patch+json' }
const STRATEGIC = { 'content-type': 'application/strategic-merge-patch+json' }

let cluster: TestCluster
beforeEach(async () => {
  cluster = await testCluster()
})
afterEach(() => cluster.close())

const reviews = () => cluster.store.get(ID, 'bookinfo', 'reviews')
const settings = () => cluster.store.get('configmaps', 'bookinfo', 'settings')
const map = (metadata: object, data = {}) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data })

describe('create', () => {
  it('stores the object, and takes from the client neither uid nor time nor status', async () => {
    const metadata = { name: 'new', uid: 'mine', creationTimestamp: '2000-01-01T00:00:00Z', generation: 9 }
    const answer = await cluster.call(ROOT, {
      method: 'POST',
      body: { ...virtualService('bookinfo', 'new', [1]), metadata, status: { done: true } },
    })
    expect(answer).toMatchObject({
      status: 201,
      body: {
        metadata: { name: 'new', namespace: 'bookinfo', generation: 1, creationTimestamp: '2026-01-05T12:00:00Z' },
      },
    })
    expect(textAt(answer.body, 'metadata', 'uid')).not.toBe('mine')
    expect(valueAt(answer.body, 'status')).toBeUndefined()
  })
  it('makes a name from generateName', async () => {
    const { body } = await cluster.call(MAPS, { method: 'POST', body: map({ generateName: 'some-' }) })
    expect(textAt(body, 'metadata', 'name')).toMatch(/^some-[a-z0-9]{5}$/)
  })
  it('reads YAML', async () => {
    const body = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: yaml}\ndata: {a: b}\n'
    const answer = await cluster.call(MAPS, { method: 'POST', body, headers: { 'content-type': 'application/yaml' } })
    expect(answer).toMatchObject({ status: 201, body: { data: { a: 'b' } } })
  })
  it('gives a namespace its phase, its finalizer and its name as a label', async () => {
    const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'new' } }
    expect(await cluster.call('/api/v1/namespaces', { method: 'POST', body })).toMatchObject({
      status: 201,
      body: {
        metadata: { labels: { 'kubernetes.io/metadata.name': 'new' } },
        spec: { finalizers: ['kubernetes'] },
        status: { phase: 'Active' },
      },
    })
  })
  it.each([
    ['the name is taken', MAPS, map({ name: 'settings' }), 409, 'AlreadyExists'],
    ['the namespace does not exist', MAPS.replace('bookinfo', 'none'), map({ name: 'a' }), 404, 'NotFound'],
    ['no namespace is given', '/api/v1/configmaps', map({ name: 'a' }), 405, 'MethodNotAllowed'],
    ['the namespace differs', MAPS, map({ name: 'a', namespace: 'shop' }), 400, 'BadRequest'],
    ['the kind differs', MAPS, { ...map({ name: 'a' }), kind: 'Secret' }, 400, 'BadRequest'],
    ['the version differs', MAPS, { ...map({ name: 'a' }), apiVersion: 'v2' }, 400, 'BadRequest'],
    ['there is no name', MAPS, map({}), 422, 'Invalid'],
    ['the name is __proto__', MAPS, map({ name: '__proto__' }), 422, 'Invalid'],
    ['the name is too long', MAPS, map({ name: 'a'.repeat(254) }), 422, 'Invalid'],
    ['the name is markup', MAPS, map({ name: '<b>"x"</b>' }), 422, 'Invalid'],
    [
      'a label key is __proto__',
      MAPS,
      map({ name: 'a', labels: JSON.parse('{"__proto__":"x"}') as object }),
      422,
      'Invalid',
    ],
    ['a label value is a sentence', MAPS, map({ name: 'a', labels: { a: 'two words' } }), 422, 'Invalid'],
    ['a label value is a number', MAPS, map({ name: 'a', labels: { a: 7 } }), 400, 'BadRequest'],
    ['metadata is a list', MAPS, { apiVersion: 'v1', kind: 'ConfigMap', metadata: [] }, 400, 'BadRequest'],
    ['the body is a list', MAPS, [], 400, 'BadRequest'],
    ['the body is cut', MAPS, '{"apiVersion":"v1",', 400, 'BadRequest'],
    ['the body is empty', MAPS, '', 400, 'BadRequest'],
    ['the body is very deep', MAPS, `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400, 'BadRequest'],
    ['the body is over 3 MiB', MAPS, `"${'x'.repeat(3 * 1024 * 1024)}"`, 413, 'RequestEntityTooLarge'],
  ])('is refused when %s', async (...[, path, body, status, reason]) => {
    const version = cluster.store.version()
    const answer = await cluster.call(path, { method: 'POST', body })
    expect(answer).toMatchObject({ status, body: { kind: 'Status', status: 'Failure', reason, code: status } })
    expect(cluster.store.version()).toBe(version)
  })
  it('names the kind, the field and the value in an Invalid answer', async () => {
    const { body } = await cluster.call(ROOT, { method: 'POST', body: virtualService('bookinfo', 'A_b', []) })
    expect(body).toMatchObject({
      message: expect.stringContaining(
        'VirtualService.networking.istio.io "A_b" is invalid: metadata.name: ',
      ) as string,
      details: {
        name: 'A_b',
        group: 'networking.istio.io',
        kind: 'VirtualService',
        causes: [{ reason: 'FieldValueInvalid', field: 'metadata.name' }],
      },
    })
  })
  it('keeps __proto__ and constructor as data, and a value of nearly 1 MiB whole', async () => {
    const large = 'x'.repeat(1024 * 1024 - 100)
    const data = `{"__proto__":"a","constructor":"b","large":"${large}"}`
    const text = `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"odd","labels":{"constructor":"c"}},"data":${data}}`
    const made = await cluster.call(MAPS, { method: 'POST', body: text })
    expect(made.status).toBe(201)
    const patched = await cluster.call(`${MAPS}/odd`, {
      method: 'PATCH',
      headers: MERGE,
      body: '{"data":{"__proto__":"z"},"__proto__":{"polluted":true}}',
    })
    expect(patched.text).toContain('"__proto__":"z"')
    expect(Object.entries(valueAt(patched.body, 'data') as object)).toContainEqual(['constructor', 'b'])
    expect(textAt(patched.body, 'data', 'large')).toHaveLength(large.length)
    expect({}).not.toHaveProperty('polluted')
  })
  it('is accepted with fieldManager and fieldValidation', async () => {
    const path = `${MAPS}?fieldManager=me&fieldValidation=Strict`
    expect((await cluster.call(path, { method: 'POST', body: map({ name: 'a' }) })).status).toBe(201)
  })
})

describe('update', () => {
  it('replaces the object when its version is current, and refuses a stale one', async () => {
    const { body } = await cluster.call(VS)
    const next = { ...(body as object), spec: { hosts: ['changed'] } }
    expect(await cluster.call(VS, { method: 'PUT', body: next })).toMatchObject({
      status: 200,
      body: { metadata: { generation: 2 }, spec: { hosts: ['changed'] } },
    })
    expect(await cluster.call(VS, { method: 'PUT', body: next })).toMatchObject({
      status: 409,
      body: {
        reason: 'Conflict',
        message: `Operation cannot be fulfilled on ${ID} "reviews": the object has been modified; please apply your changes to the latest version and try again`,
        details: { name: 'reviews', group: 'networking.istio.io', kind: 'virtualservices' },
      },
    })
  })
  it('of a custom resource needs a version; of a built-in kind it does not', async () => {
    expect(await cluster.call(VS, { method: 'PUT', body: virtualService('bookinfo', 'reviews', [1]) })).toMatchObject({
      status: 422,
      body: {
        details: {
          causes: [
            { field: 'metadata.resourceVersion', message: expect.stringMatching(/must be specified/) as string },
          ],
        },
      },
    })
    expect((await cluster.call(`${MAPS}/settings`, { method: 'PUT', body: map({ name: 'settings' }) })).status).toBe(
      200,
    )
  })
  it.each([
    ['another name', map({ name: 'other' }), 400],
    ['another uid', map({ name: 'settings', uid: 'other' }), 409],
  ])('is refused with %s', async (_case, body, status) => {
    expect((await cluster.call(`${MAPS}/settings`, { method: 'PUT', body })).status).toBe(status)
  })
  it('of an object that is gone is 404', async () => {
    expect((await cluster.call(`${MAPS}/none`, { method: 'PUT', body: map({ name: 'none' }) })).status).toBe(404)
  })
})

describe('patch', () => {
  it('merges by default of kubectl for custom resources, in any version', async () => {
    const path = VS.replace('/v1/', '/v1beta1/')
    const answer = await cluster.call(path, {
      method: 'PATCH',
      headers: MERGE,
      body: { metadata: { labels: { a: 'b' } } },
    })
    expect(answer).toMatchObject({
      status: 200,
      body: { apiVersion: 'networking.istio.io/v1beta1', metadata: { labels: { a: 'b' }, generation: 1 } },
    })
    expect(reviews()?.apiVersion).toBe('networking.istio.io/v1')
  })
  it('changes one weight by JSON patch, with a test before', async () => {
    const path = '/spec/http/0/route/0/weight'
    const ops = [
      { op: 'test', path, value: 90 },
      { op: 'replace', path, value: 30 },
    ]
    expect((await cluster.call(VS, { method: 'PATCH', headers: JSON_PATCH, body: ops })).status).toBe(200)
    expect(reviews()).toMatchObject({ spec: { http: [{ route: [{ weight: 30 }, { weight: 10 }] }] } })
    expect(await cluster.call(VS, { method: 'PATCH', headers: JSON_PATCH, body: ops })).toMatchObject({
      status: 422,
      body: {
        reason: 'Invalid',
        message: 'the server rejected our request due to an error in our request',
        details: {},
      },
    })
  })
  it('merges lists by key for built-in kinds', async () => {
    const path = '/apis/apps/v1/namespaces/bookinfo/deployments/reviews-v1'
    const body = {
      spec: { template: { spec: { containers: [{ name: 'reviews', env: [{ name: 'A', value: '1' }] }] } } },
    }
    expect((await cluster.call(path, { method: 'PATCH', headers: STRATEGIC, body })).body).toMatchObject({
      spec: { template: { spec: { containers: [{ name: 'reviews', image: 'reviews:1', env: [{ name: 'A' }] }] } } },
    })
  })
  it.each([
    ['strategic merge on a custom resource', STRATEGIC],
    ['plain JSON', { 'content-type': 'application/json' }],
  ])('refuses %s with the formats that it takes', async (_case, headers) => {
    expect(await cluster.call(VS, { method: 'PATCH', headers, body: {} })).toMatchObject({
      status: 415,
      body: { message: expect.stringContaining('application/merge-patch+json') as string },
    })
  })
  it.each([
    ['for no such object', `${ROOT}/none`, MERGE, 404],
    ['that is a list', VS, MERGE, 400],
    ['in JSON that is no list', VS, JSON_PATCH, 400],
  ])('refuses a patch %s', async (_case, path, headers, status) => {
    const body = headers === MERGE && status === 400 ? [] : {}
    expect(await cluster.call(path, { method: 'PATCH', headers, body })).toMatchObject({
      status,
      body: { code: status },
    })
  })
  it.each([
    ['a stale version', { metadata: { resourceVersion: '1' } }, 409],
    ['another name', { metadata: { name: 'other' } }, 400],
    ['metadata taken away', { metadata: null }, 200],
    ['the kind taken away', { kind: null }, 200],
    ['labels of the wrong shape', { metadata: { labels: ['a'] } }, 422],
  ])('with %s', async (_case, body, status) => {
    expect((await cluster.call(VS, { method: 'PATCH', headers: MERGE, body })).status).toBe(status)
    expect(reviews()).toMatchObject({ kind: 'VirtualService', metadata: { name: 'reviews', namespace: 'bookinfo' } })
  })
  it('cannot build what is too deep to be written out', async () => {
    const deepen = Array.from({ length: 600 }, (_, i) => ({ op: 'add', path: `/spec${'/a'.repeat(i + 1)}`, value: {} }))
    expect((await cluster.call(VS, { method: 'PATCH', headers: JSON_PATCH, body: deepen })).status).toBe(400)
    expect(reviews()?.metadata.generation).toBe(1)
  })
  it('that changes nothing raises no version and sends no event', async () => {
    const version = cluster.store.version()
    const { body } = await cluster.call(VS, { method: 'PATCH', headers: MERGE, body: { spec: { hosts: ['reviews'] } } })
    expect(textAt(body, 'metadata', 'resourceVersion')).toBe(reviews()?.metadata.resourceVersion)
    expect(cluster.store.version()).toBe(version)
  })
})

describe('dry run', () => {
  it('answers the would-be object with the generation raised and the version unchanged', async () => {
    const before = reviews()
    const answer = await cluster.call(`${VS}?dryRun=All`, {
      method: 'PATCH',
      headers: MERGE,
      body: { spec: { hosts: ['x'] } },
    })
    expect(answer).toMatchObject({
      status: 200,
      body: { metadata: { generation: 2, resourceVersion: before?.metadata.resourceVersion }, spec: { hosts: ['x'] } },
    })
    await cluster.call(`${MAPS}?dryRun=All`, { method: 'POST', body: map({ name: 'dry' }) })
    await cluster.call(`${MAPS}/settings?dryRun=All`, { method: 'DELETE' })
    await cluster.call(`${MAPS}/settings`, { method: 'DELETE', body: { dryRun: ['All'] } })
    expect(reviews()).toBe(before)
    expect(settings()).toBeDefined()
    expect(cluster.store.get('configmaps', 'bookinfo', 'dry')).toBeUndefined()
  })
  it('knows only All', async () => {
    expect(await cluster.call(`${VS}?dryRun=Some`, { method: 'PATCH', headers: MERGE, body: {} })).toMatchObject({
      status: 422,
      body: { details: { causes: [{ reason: 'FieldValueNotSupported', field: 'dryRun' }] } },
    })
  })
})

describe('delete', () => {
  it('answers Success with what was deleted', async () => {
    const uid = settings()?.metadata.uid
    expect((await cluster.call(`${MAPS}/settings`, { method: 'DELETE' })).body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: { name: 'settings', kind: 'configmaps', uid },
    })
    expect((await cluster.call(`${MAPS}/settings`, { method: 'DELETE' })).status).toBe(404)
  })
  it.each([{ uid: 'other' }, { resourceVersion: '1' }])(
    'is refused when %j is not what is stored',
    async (preconditions) => {
      const answer = await cluster.call(`${MAPS}/settings`, { method: 'DELETE', body: { preconditions } })
      expect(answer).toMatchObject({ status: 409, body: { reason: 'Conflict' } })
      expect(settings()).toBeDefined()
    },
  )
  it('of a collection takes what the selector selects, in one namespace', async () => {
    await cluster.call(ROOT, {
      method: 'POST',
      body: { ...virtualService('bookinfo', 'two', [1]), metadata: { name: 'two', labels: { a: 'b' } } },
    })
    const answer = await cluster.call(`${ROOT}?labelSelector=a%3Db`, { method: 'DELETE' })
    expect(answer).toMatchObject({ status: 200, body: { items: [{ metadata: { name: 'two' } }] } })
    expect(cluster.store.list(ID).map(({ metadata }) => metadata.name)).toEqual(['reviews', 'basket'])
    expect((await cluster.call(`/apis/networking.istio.io/v1/virtualservices`, { method: 'DELETE' })).status).toBe(405)
  })
  it('refused by a precondition orphans nobody', async () => {
    const path = '/apis/apps/v1/namespaces/shop/deployments/basket-v1?propagationPolicy=Orphan'
    const body = { preconditions: { resourceVersion: '1' } }
    expect((await cluster.call(path, { method: 'DELETE', body })).status).toBe(409)
    expect(cluster.store.dependents('uid-Deployment-shop-basket-v1')).toHaveLength(1)
  })
  it('with Orphan leaves the dependents behind, without their owner', async () => {
    const path = '/apis/apps/v1/namespaces/shop/deployments/basket-v1?propagationPolicy=Orphan'
    expect((await cluster.call(path, { method: 'DELETE' })).status).toBe(200)
    const set = cluster.store.get('replicasets.apps', 'shop', 'basket-v1-5d8c7')
    expect(set).toBeDefined()
    expect(set?.metadata.ownerReferences).toBeUndefined()
  })
})

describe('sub-resources', () => {
  const DEPLOYMENT = '/apis/apps/v1/namespaces/bookinfo/deployments/reviews-v1'
  it('keep status and the rest apart', async () => {
    await cluster.call(`${VS}/status`, {
      method: 'PATCH',
      headers: MERGE,
      body: { status: { ok: true }, spec: { hosts: ['x'] } },
    })
    expect(reviews()).toMatchObject({ status: { ok: true }, spec: { hosts: ['reviews'] }, metadata: { generation: 1 } })
    await cluster.call(VS, { method: 'PATCH', headers: MERGE, body: { status: null, spec: { hosts: ['y'] } } })
    expect(reviews()).toMatchObject({ status: { ok: true }, spec: { hosts: ['y'] } })
  })
  it('show and change the scale', async () => {
    expect((await cluster.call(`${DEPLOYMENT}/scale`)).body).toMatchObject({
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      spec: { replicas: 1 },
      status: { replicas: 1, selector: 'app=reviews,version=v1' },
    })
    const answer = await cluster.call(`${DEPLOYMENT}/scale`, {
      method: 'PATCH',
      headers: MERGE,
      body: { spec: { replicas: 3 } },
    })
    expect(answer).toMatchObject({ status: 200, body: { kind: 'Scale', spec: { replicas: 3 } } })
    expect(cluster.store.get('deployments.apps', 'bookinfo', 'reviews-v1')).toMatchObject({ spec: { replicas: 3 } })
  })
  it.each([-1, 1.5, 'many'])('refuse a scale of %s', async (replicas) => {
    const answer = await cluster.call(`${DEPLOYMENT}/scale`, {
      method: 'PATCH',
      headers: MERGE,
      body: { spec: { replicas } },
    })
    expect(answer).toMatchObject({ status: 422, body: { details: { causes: [{ field: 'spec.replicas' }] } } })
  })
  it('say when the demo does not serve them', async () => {
    const answer = await cluster.call('/api/v1/namespaces/shop/pods/basket-v1-5d8c7-abcde/log')
    expect(answer).toMatchObject({ status: 404, body: { message: 'the demo does not serve pods/log' } })
    expect((await cluster.call(`${MAPS}/settings/status`)).status).toBe(404)
  })
})

describe('who asks', () => {
  it('is anonymous without a token, and refused with a wrong one', async () => {
    expect(await cluster.call(VS, { token: '' })).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('User "system:anonymous" cannot get') as string },
    })
    expect((await cluster.call(VS, { token: 'wrong' })).body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'Unauthorized',
      reason: 'Unauthorized',
      code: 401,
    })
  })
  it('is forbidden a write before its body is read', async () => {
    const answer = await cluster.call(VS, { method: 'PATCH', token: 'demo-viewer', headers: MERGE, body: '{' })
    expect(answer).toMatchObject({
      status: 403,
      body: {
        reason: 'Forbidden',
        message: `${ID} "reviews" is forbidden: User "viewer" cannot patch resource "virtualservices" in API group "networking.istio.io" in the namespace "bookinfo"`,
        details: { name: 'reviews', group: 'networking.istio.io', kind: 'virtualservices' },
      },
    })
  })
  it('may be another for the admin only', async () => {
    const headers = { 'impersonate-user': 'x', 'impersonate-group': 'viewers' }
    expect((await cluster.call(VS, { headers })).status).toBe(200)
    expect((await cluster.call(VS, { headers, method: 'DELETE' })).status).toBe(403)
    expect((await cluster.call(VS, { headers, token: 'demo-viewer' })).status).toBe(403)
  })
  it('stands in the recorder', async () => {
    await cluster.call(VS, { token: 'demo-viewer' })
    expect(cluster.recorder.list().at(-1)).toMatchObject({
      server: 'kubernetes',
      user: 'viewer',
      path: VS,
      status: 200,
    })
  })
})

it.each([
  ['PATCH', '/api/v1/namespaces', 405],
  ['OPTIONS', '/api/v1/namespaces', 405],
  ['POST', '/version', 405],
  ['POST', '/apis/none/v1/things', 404],
  ['GET', '/api/v1/namespaces/%zz', 400],
  ['GET', '/api/v1/namespaces/a%2Fb', 400],
  ['GET', '/api/v1/namespaces/__proto__/configmaps/constructor', 404],
  ['GET', '/api/v1/__proto__', 404],
  ['GET', `/api/v1/namespaces/${'x'.repeat(8000)}`, 404],
])('%s %s is answered with %i', async (method, path, status) => {
  expect((await cluster.call(path, { method })).status).toBe(status)
})
