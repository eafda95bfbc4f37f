import { testCluster, type TestCluster } from '../testing/kube-client'
import { itemsAt, valueAt } from './json'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ACCESS = '/apis/authorization.k8s.io/v1'
const WHO = '/apis/authentication.k8s.io/v1'

let cluster: TestCluster
beforeAll(async () => {
  cluster = await testCluster()
})
afterAll(() => cluster.close())

const ask = (path: string, token: string, body: unknown) =>
  cluster.call(path, { method: 'POST', token: `demo-${token}`, body })
const patchReviews = { verb: 'patch', group: 'networking.istio.io', resource: 'virtualservices', namespace: 'bookinfo' }

describe('SelfSubjectAccessReview', () => {
  it.each([
    ['viewer', { resourceAttributes: patchReviews }, false],
    ['editor', { resourceAttributes: patchReviews }, true],
    ['editor', { resourceAttributes: { ...patchReviews, namespace: 'shop' } }, false],
    ['nobody', { nonResourceAttributes: { verb: 'get', path: '/version' } }, true],
    ['nobody', { nonResourceAttributes: { verb: 'get', path: '/metrics' } }, false],
  ])('of %s about %j answers %s', async (user, spec, allowed) => {
    const answer = await ask(`${ACCESS}/selfsubjectaccessreviews`, user, { spec })
    expect(answer).toMatchObject({ status: 201, body: { kind: 'SelfSubjectAccessReview', spec, status: { allowed } } })
  })
  it.each([{}, { spec: {} }, { spec: { resourceAttributes: {}, nonResourceAttributes: {} } }])(
    '%j asks about nothing and is refused',
    async (body) => {
      expect((await ask(`${ACCESS}/selfsubjectaccessreviews`, 'viewer', body)).status).toBe(422)
    },
  )
  it('agrees with the guard of the verbs', async () => {
    const resourceAttributes = { verb: 'list', group: '', resource: 'secrets', namespace: 'bookinfo' }
    for (const user of ['admin', 'viewer', 'editor', 'nobody']) {
      const answer = await ask(`${ACCESS}/selfsubjectaccessreviews`, user, { spec: { resourceAttributes } })
      const list = await cluster.call('/api/v1/namespaces/bookinfo/secrets', { token: `demo-${user}` })
      expect(valueAt(answer.body, 'status', 'allowed')).toBe(list.status === 200)
    }
  })
})

it('a SubjectAccessReview is for the admin, about anybody', async () => {
  const body = { spec: { user: 'x', groups: ['editors'], resourceAttributes: patchReviews } }
  expect((await ask(`${ACCESS}/subjectaccessreviews`, 'viewer', body)).status).toBe(403)
  expect((await ask(`${ACCESS}/subjectaccessreviews`, 'admin', body)).body).toMatchObject({ status: { allowed: true } })
})

it('a SelfSubjectRulesReview lists the rules of one namespace', async () => {
  const rules = async (namespace: string) => {
    const { body } = await ask(`${ACCESS}/selfsubjectrulesreviews`, 'editor', { spec: { namespace } })
    expect(body).toMatchObject({ status: { incomplete: false, nonResourceRules: [{ verbs: ['get'] }, {}] } })
    return itemsAt(body, 'status', 'resourceRules')
  }
  const services = { apiGroups: [''], resources: ['services'], verbs: expect.arrayContaining(['patch']) as string[] }
  expect(await rules('bookinfo')).toContainEqual(services)
  expect(await rules('shop')).not.toContainEqual(services)
})

it('a SelfSubjectReview says who asks', async () => {
  const { body } = await ask(`${WHO}/selfsubjectreviews`, 'viewer', {})
  expect(body).toMatchObject({
    metadata: { creationTimestamp: expect.stringMatching(/^2026-\d\d-\d\dT/) as string },
    status: { userInfo: { username: 'viewer', groups: ['viewers', 'system:authenticated'] } },
  })
})

it('a TokenReview knows the tokens of the demo, and no other', async () => {
  const review = (token: string) => ask(`${WHO}/tokenreviews`, 'admin', { spec: { token } })
  expect(await review('demo-editor')).toMatchObject({
    status: 201,
    body: { status: { authenticated: true, user: { username: 'editor' } } },
  })
  const bad = await review('constructor')
  expect(bad.status).toBe(201)
  expect(valueAt(bad.body, 'status')).toEqual({ user: {}, error: 'invalid bearer token' })
})

it('reviews can only be created', async () => {
  expect((await cluster.call(`${ACCESS}/selfsubjectaccessreviews`)).status).toBe(405)
})
