import { testCluster, type TestCluster } from '../testing/kube-client'
import { virtualService } from '../testing/some-objects'
import { itemsAt, textAt, valueAt } from './json'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const VS = '/apis/networking.istio.io/v1/namespaces/bookinfo/virtualservices/reviews'
const MAP = '/api/v1/namespaces/bookinfo/configmaps/new'
const MERGE = { 'content-type': 'application/merge-patch+json' }

let cluster: TestCluster
beforeEach(async () => {
  cluster = await testCluster()
})
afterEach(() => cluster.close())

const apply = (path: string, body: unknown, query = 'fieldManager=a') =>
  cluster.call(`${path}?${query}`, {
    method: 'PATCH',
    body,
    headers: { 'content-type': 'application/apply-patch+yaml' },
  })
const map = (data: object, name = 'new') => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data })
const owners = (object: unknown) =>
  itemsAt(object, 'metadata', 'managedFields').map((entry) => [
    textAt(entry, 'manager'),
    textAt(entry, 'operation'),
    valueAt(entry, 'fieldsV1'),
  ])

describe('server-side apply', () => {
  it('makes an object from YAML, and owns what it names', async () => {
    const body = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: new}\ndata: {a: b}\n'
    const { status, body: made } = await apply(MAP, body)
    expect([status, owners(made)]).toEqual([201, [['a', 'Apply', { 'f:data': { 'f:a': {} } }]]])
  })

  it('of a route that the world came with conflicts with the demo by its list, until it is forced', async () => {
    const wanted = virtualService('bookinfo', 'reviews', [1, 99])
    const version = cluster.store.version()
    expect(await apply(VS, wanted)).toMatchObject({
      status: 409,
      body: {
        reason: 'Conflict',
        message: 'Apply failed with 1 conflict: conflict with "demo" using networking.istio.io/v1: .spec.http',
        details: { causes: [{ reason: 'FieldManagerConflict', field: '.spec.http' }] },
      },
    })
    expect(cluster.store.version()).toBe(version)
    const { body } = await apply(VS, wanted, 'fieldManager=a&force=true')
    expect(owners(body)).toContainEqual(['a', 'Apply', { 'f:spec': { 'f:hosts': {}, 'f:http': {} } }])
    expect(JSON.stringify(owners(body).filter(([manager]) => manager === 'demo'))).not.toContain('f:http')
    const { body: again } = await apply(VS, wanted)
    expect(valueAt(again, 'metadata', 'resourceVersion')).toBe(valueAt(body, 'metadata', 'resourceVersion'))
  })

  it('names everybody who patched a field since', async () => {
    await apply(MAP, map({ one: '1', two: '2' }))
    for (const [manager, data] of Object.entries({ b: { one: 'b' }, c: { two: 'c' } }))
      await cluster.call(`${MAP}?fieldManager=${manager}`, { method: 'PATCH', headers: MERGE, body: { data } })
    expect(await apply(MAP, map({ one: '1', two: '2' }))).toMatchObject({
      status: 409,
      body: {
        message:
          'Apply failed with 2 conflicts: conflicts with "b" using v1:\n- .data.one\nconflicts with "c" using v1:\n- .data.two',
      },
    })
  })

  it('takes away what the manager applied before, but for what others own', async () => {
    await apply(MAP, map({ one: '1', two: '2', three: '3' }))
    await apply(MAP, map({ two: '2' }), 'fieldManager=b')
    const { body } = await apply(MAP, map({ three: '3' }))
    expect(valueAt(body, 'data')).toEqual({ two: '2', three: '3' })
    await apply(MAP, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'new' } }, 'fieldManager=b')
    const { body: empty } = await apply(MAP, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'new' } })
    expect([valueAt(empty, 'data'), owners(empty)]).toEqual([undefined, []])
  })

  it('on trial says what would be, and stores nothing', async () => {
    const version = cluster.store.version()
    const { body } = await apply(MAP, map({ a: 'b' }), 'fieldManager=a&dryRun=All')
    expect(valueAt(body, 'data')).toEqual({ a: 'b' })
    expect(cluster.store.version()).toBe(version)
  })

  it('keeps keys of any name apart', async () => {
    const text =
      '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"new"},"data":{"__proto__":"a","constructor":"b","a.b":"c"}}'
    await apply(MAP, text)
    const { text: shown } = await apply(MAP, map({ other: 'd' }), 'fieldManager=b')
    expect(shown).toContain('"data":{"__proto__":"a","constructor":"b","a.b":"c","other":"d"}')
    expect((await apply(MAP, map({ constructor: 'x' }), 'fieldManager=b')).status).toBe(409)
    expect({}).not.toHaveProperty('a')
  })

  it.each([
    ['without a manager', map({}), '', 422, 'fieldManager: Required value: is required for apply patch'],
    ['of a field that the kind lacks', { ...virtualService('bookinfo', 'new', []), spec: { htp: [] } }, 'fieldManager=a', 500, '.spec.htp: field not declared in schema'], // prettier-ignore
    ['with owners of its own', { ...map({}), metadata: { name: 'new', managedFields: [] } }, 'fieldManager=a', 400, 'metadata.managedFields must be nil'], // prettier-ignore
    ['of a list', [], 'fieldManager=a', 400, 'no object'],
    ['of broken YAML', 'a: [', 'fieldManager=a', 400, 'not valid'],
    ['without a kind', { metadata: { name: 'new' } }, 'fieldManager=a', 400, 'must have kind and apiVersion'],
    ['of another name', map({}, 'other'), 'fieldManager=a', 400, 'does not match the name on the URL'],
  ])('%s is refused', async (...[what, body, query, status, message]) => {
    const path = what.startsWith('of a field') ? VS.replace('reviews', 'new') : MAP
    const answer = await apply(path, body, query)
    expect([answer.status, textAt(answer.body, 'message')]).toEqual([status, expect.stringContaining(message)])
  })

  it('makes nothing for somebody who may patch only', async () => {
    const path = '/api/v1/namespaces/bookinfo/configmaps/new?fieldManager=a'
    const headers = { 'content-type': 'application/apply-patch+yaml' }
    const answer = await cluster.call(path, { method: 'PATCH', body: map({}), headers, token: 'demo-viewer' })
    expect(answer.status).toBe(403)
  })
})

describe('an ordinary write', () => {
  it('gives what it changes to its manager, and leaves the rest with the demo', async () => {
    const body = { metadata: { labels: { team: 'x' } }, spec: { hosts: ['reviews', 'other'] } }
    const { body: patched } = await cluster.call(`${VS}?fieldManager=hand`, { method: 'PATCH', headers: MERGE, body })
    expect(owners(patched)).toEqual([
      ['demo', 'Update', { 'f:spec': { 'f:http': {} } }],
      ['hand', 'Update', { 'f:metadata': { 'f:labels': { '.': {}, 'f:team': {} } }, 'f:spec': { 'f:hosts': {} } }],
    ])
  })
  it('that changes nothing names nobody', async () => {
    const { body } = await cluster.call(`${VS}?fieldManager=hand`, { method: 'PATCH', headers: MERGE, body: {} })
    expect(owners(body)).toEqual([])
  })
  it('may put the owners in order, but not say nonsense of them', async () => {
    await apply(MAP, map({ a: 'b' }))
    const patch = (managedFields: unknown) =>
      cluster.call(MAP, { method: 'PATCH', headers: MERGE, body: { metadata: { managedFields } } })
    const given = { manager: 'z', operation: 'Apply', apiVersion: 'v1', time: '2026-01-05T12:00:00Z', fieldsType: 'FieldsV1', fieldsV1: { 'f:data': { 'f:a': {} } } } // prettier-ignore
    expect(owners((await patch([given])).body).map(([manager]) => manager)).toEqual(['z'])
    for (const wrong of [[{ ...given, operation: 'Eat' }], [{ ...given, fieldsV1: { a: 1 } }], ['x'], 'x'])
      expect(owners((await patch(wrong)).body).map(([manager]) => manager)).toEqual(['z'])
  })
})
