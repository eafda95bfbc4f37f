import type { ObjectSource } from '../kube-object'
import { SOME_OBJECTS } from '../testing/some-objects'
import { steppedClock } from '../testing/stepped-clock'
import { isAllowed, requireAllowed, type ResourceRequest } from './authorize'
import { createObjectStore } from './store'
import { DEMO_TOKENS, type User } from './users'
import { describe, expect, it } from 'vitest'

const store = createObjectStore({ objects: SOME_OBJECTS, clock: steppedClock(), seed: 1 })

function user(name: string): User {
  const found = DEMO_TOKENS.get(`demo-${name}`)
  if (found === undefined) throw new Error(`no user ${name}`)
  return found
}
/** `verb resource[.group][/subresource] [namespace]` */
function request(text: string): ResourceRequest {
  const [verb = '', what = '', namespace = ''] = text.split(' ')
  const [id = '', subresource = ''] = what.split('/')
  const [resource = '', ...group] = id.split('.')
  return { verb, resource, group: group.join('.'), subresource, namespace, name: '' }
}

describe('the rights of the demo users', () => {
  it.each([
    ['admin', 'delete namespaces', true],
    ['admin', 'list secrets shop', true],
    ['viewer', 'list namespaces', true],
    ['viewer', 'watch virtualservices.networking.istio.io', true],
    ['viewer', 'get pods/log shop', true],
    ['viewer', 'list secrets bookinfo', false],
    ['viewer', 'patch virtualservices.networking.istio.io bookinfo', false],
    ['viewer', 'create pods/portforward shop', false],
    ['editor', 'get namespaces bookinfo', true],
    ['editor', 'list pods bookinfo', true],
    ['editor', 'get pods/log myapp', true],
    ['editor', 'patch virtualservices.networking.istio.io bookinfo', true],
    ['editor', 'create httproutes.gateway.networking.k8s.io myapp', true],
    ['editor', 'update services bookinfo', true],
    ['editor', 'patch deployments.apps/scale bookinfo', true],
    ['editor', 'delete deployments.apps bookinfo', true],
    ['editor', 'delete pods bookinfo', false],
    ['editor', 'list namespaces', false],
    ['editor', 'list pods', false],
    ['editor', 'list pods shop', false],
    ['editor', 'list secrets bookinfo', false],
    ['nobody', 'get namespaces bookinfo', false],
    ['nobody', 'create selfsubjectaccessreviews.authorization.k8s.io', true],
    ['nobody', 'create tokenreviews.authentication.k8s.io', false],
  ])('%s may %s: %s', (name, text, expected) => {
    expect(isAllowed({ store }, user(name), request(text))).toBe(expected)
  })

  it('cover paths that are no resources', () => {
    expect(isAllowed({ store }, user('nobody'), { verb: 'get', path: '/apis/apps/v1' })).toBe(true)
    expect(isAllowed({ store }, user('nobody'), { verb: 'get', path: '/metrics' })).toBe(false)
  })

  it('change when roles and bindings are edited', () => {
    const own = createObjectStore({ objects: SOME_OBJECTS, clock: steppedClock(), seed: 1 })
    const read = request('get configmaps shop')
    const { name: who } = user('nobody')
    own.create({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'reads', namespace: 'shop' },
      rules: [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['a'], verbs: ['get'] }],
    })
    expect(isAllowed({ store: own }, user('nobody'), { ...read, name: 'a' })).toBe(false)
    own.create({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'reads', namespace: 'shop' },
      roleRef: { kind: 'Role', name: 'reads' },
      subjects: [{ kind: 'User', name: who }],
    })
    expect(isAllowed({ store: own }, user('nobody'), { ...read, name: 'a' })).toBe(true)
    expect(isAllowed({ store: own }, user('nobody'), { ...read, name: 'b' })).toBe(false)
    expect(isAllowed({ store: own }, user('nobody'), { ...read, name: 'a', namespace: 'myapp' })).toBe(false)
  })

  it('survive roles and bindings that are malformed', () => {
    const broken: ObjectSource = {
      list: () => [
        { apiVersion: 'v1', kind: 'x', metadata: { name: 'x' }, subjects: [null, 7, { kind: 'User', name: 'nobody' }] },
      ],
      subscribe: () => () => undefined,
    }
    expect(isAllowed({ store: broken }, user('nobody'), request('get pods shop'))).toBe(false)
  })
})

it.each([
  [
    { ...request('patch virtualservices.networking.istio.io bookinfo'), name: 'reviews' },
    'virtualservices.networking.istio.io "reviews" is forbidden: User "viewer" cannot patch resource "virtualservices" in API group "networking.istio.io" in the namespace "bookinfo"',
  ],
  [
    request('delete deployments.apps/scale'),
    'deployments.apps is forbidden: User "viewer" cannot delete resource "deployments/scale" in API group "apps" at the cluster scope',
  ],
  [{ verb: 'get', path: '/metrics' }, 'forbidden: User "viewer" cannot get path "/metrics"'],
])('a refusal uses the words of the real server (%#)', (refused, message) => {
  expect(() => requireAllowed({ store }, user('viewer'), refused)).toThrow(message)
})
