import { testCluster, type TestCluster } from '../testing/kube-client'
import { virtualService } from '../testing/some-objects'
import { itemsAt, textAt } from './json'
import { afterEach, beforeEach, expect, it } from 'vitest'

const ROOT = '/apis/networking.istio.io/v1/namespaces/bookinfo/virtualservices'
const VS = `${ROOT}/reviews`
const MAP = '/api/v1/namespaces/bookinfo/configmaps/settings'
const MERGE = { 'content-type': 'application/merge-patch+json' }
const OTHER_UID = '6e7b8c1a-0000-4000-8000-000000000000'

let cluster: TestCluster
beforeEach(async () => {
  cluster = await testCluster()
})
afterEach(() => cluster.close())

const whole = virtualService('bookinfo', 'reviews', [1])
const named = (metadata: object) => ({ ...whole, metadata })

it.each<[string, string, object, string]>([
  ['a new object with a version', `POST ${ROOT}`, named({ name: 'new', resourceVersion: '5' }), '500'],
  ['a custom object without kind', `POST ${ROOT}`, { ...whole, kind: undefined }, '400 BadRequest'],
  ['a custom object without version of its kind', `PUT ${VS}`, { ...whole, apiVersion: undefined }, '400 BadRequest'],
  ['an update without a name', `PUT ${VS}`, named({}), '400 BadRequest'],
  ['an update of a version that is no number', `PUT ${VS}`, named({ name: 'reviews', resourceVersion: 'a' }), '500'],
  ['a patch to another kind', `PATCH ${MAP}`, { kind: 'Secret' }, '422 Invalid patch'],
  ['a patch to another kind of a custom object', `PATCH ${VS}`, { kind: 'Sidecar' }, '422 Invalid kind'],
  [
    'a patch to another version',
    `PATCH ${VS}`,
    { apiVersion: 'networking.istio.io/v1beta1' },
    '422 Invalid apiVersion',
  ],
  ['a patch of the uid', `PATCH ${MAP}`, { metadata: { uid: OTHER_UID } }, '422 Invalid metadata.uid'],
  ['a deletion of an older version', `DELETE ${VS}`, { preconditions: { resourceVersion: '1' } }, '409 Conflict'],
  ['a deletion of another object', `DELETE ${VS}`, { preconditions: { uid: OTHER_UID } }, '409 Conflict'],
  ['a deletion with an unknown policy', `DELETE ${VS}`, { propagationPolicy: 'Some' }, '422 Invalid propagationPolicy'],
  ['a deletion with another object as options', `DELETE ${VS}`, { apiVersion: 'v1', kind: 'ConfigMap' }, '500'],
])('refuses %s, and changes nothing', async (_case, request, body, refusal) => {
  const [method = '', path = ''] = request.split(' ')
  const before = cluster.store.version()
  const answer = await cluster.call(path, { method, body, ...(method === 'PATCH' ? { headers: MERGE } : {}) })
  const fields = itemsAt(answer.body, 'details', 'causes').map((cause) => textAt(cause, 'field'))
  expect([answer.status, textAt(answer.body, 'reason'), ...fields].filter(Boolean).join(' ')).toBe(refusal)
  expect(cluster.store.version()).toBe(before)
})

it('says which version a deletion wanted, and which is there', async () => {
  const body = { preconditions: { resourceVersion: '1' } }
  const { body: status } = await cluster.call(VS, { method: 'DELETE', body })
  expect(textAt(status, 'message')).toMatch(
    /on VirtualService\.networking\.istio\.io "reviews": the ResourceVersion in the precondition \(1\) does not match the ResourceVersion in record \(\d+\)/,
  )
})

it('lets an object that is being deleted lose finalizers, and get none', async () => {
  const finalizers = (names: readonly string[] | null) =>
    cluster.call(MAP, { method: 'PATCH', headers: MERGE, body: { metadata: { finalizers: names } } })
  await finalizers(['example.com/a', 'example.com/b'])
  const marked = await cluster.call(MAP, { method: 'DELETE' })
  expect(marked.body).toMatchObject({ metadata: { deletionGracePeriodSeconds: 0 } })
  const refused = await finalizers(['example.com/a', 'example.com/c'])
  expect(refused).toMatchObject({ status: 422, body: { details: { causes: [{ field: 'metadata.finalizers' }] } } })
  expect(await finalizers(['example.com/b'])).toMatchObject({ status: 200 })
  await finalizers(null)
  expect(await cluster.call(MAP)).toMatchObject({ status: 404 })
})
