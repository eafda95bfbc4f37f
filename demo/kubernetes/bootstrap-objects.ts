import type { KubeObject } from '../kube-object'
import { definitions } from './definitions'
import { RESOURCE_TYPES } from './resource-types'

const RBAC = 'rbac.authorization.k8s.io'
const READ = ['get', 'list', 'watch']
const WRITE = ['create', 'update', 'patch', 'delete', 'deletecollection']
/** Where the demo's editor may write. */
const EDITED = ['bookinfo', 'myapp']

/** The objects that an API server has before anybody made one: the custom kinds, and the rights of the demo's four users. */
export function bootstrapObjects(world: readonly KubeObject[]): readonly KubeObject[] {
  const namespaces = new Set(world.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name))
  const own = EDITED.filter((namespace) => namespaces.has(namespace))
  return [...definitions(), ...clusterRights(), ...own.flatMap(editorRights)]
}

function clusterRights(): readonly KubeObject[] {
  const discovery = ['/api', '/api/*', '/apis', '/apis/*', '/openapi', '/openapi/*']
  const health = ['/healthz', '/livez', '/readyz', '/version', '/version/']
  const readable = RESOURCE_TYPES.filter(({ group, id }) => group === '' && id !== 'secrets').map(
    ({ plural }) => plural,
  )
  const custom = [...new Set(RESOURCE_TYPES.filter((type) => type.custom).map(({ group }) => group))]
  const otherGroups = [...new Set(RESOURCE_TYPES.filter((type) => !type.review).map(({ group }) => group))]
  return [
    clusterRole('cluster-admin', [
      { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
      { nonResourceURLs: ['*'], verbs: ['*'] },
    ]),
    clusterRole('system:discovery', [{ nonResourceURLs: [...discovery, ...health], verbs: ['get'] }]),
    clusterRole('system:public-info-viewer', [{ nonResourceURLs: health, verbs: ['get'] }]),
    clusterRole('system:basic-user', [
      {
        apiGroups: ['authorization.k8s.io'],
        resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
        verbs: ['create'],
      },
      { apiGroups: ['authentication.k8s.io'], resources: ['selfsubjectreviews'], verbs: ['create'] },
    ]),
    clusterRole('demo-viewer', [
      { apiGroups: [''], resources: [...readable, 'pods/log', '*/status', '*/scale'], verbs: READ },
      { apiGroups: otherGroups.filter((group) => group !== ''), resources: ['*'], verbs: READ },
    ]),
    clusterRole('demo-editor', [
      { apiGroups: custom, resources: ['*'], verbs: WRITE },
      { apiGroups: [''], resources: ['services'], verbs: WRITE },
      { apiGroups: ['apps'], resources: ['deployments', 'deployments/scale'], verbs: WRITE },
    ]),
    clusterBinding('cluster-admin', 'system:masters'),
    clusterBinding('system:discovery', 'system:authenticated'),
    clusterBinding('system:public-info-viewer', 'system:authenticated', 'system:unauthenticated'),
    clusterBinding('system:basic-user', 'system:authenticated'),
    clusterBinding('demo-viewer', 'viewers'),
  ]
}

function editorRights(namespace: string): readonly KubeObject[] {
  return ['demo-viewer', 'demo-editor'].map((role) => ({
    ...clusterBinding(role, 'editors'),
    kind: 'RoleBinding',
    metadata: { name: role === 'demo-viewer' ? 'demo-editor-reads' : 'demo-editor-writes', namespace },
  }))
}

function clusterRole(name: string, rules: readonly object[]): KubeObject {
  return { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name }, rules }
}

function clusterBinding(role: string, ...groups: readonly string[]): KubeObject {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: role },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
    subjects: groups.map((name) => ({ kind: 'Group', apiGroup: RBAC, name })),
  }
}
