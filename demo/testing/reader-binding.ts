import type { KubeObject } from '../kube-object'

const RBAC = 'rbac.authorization.k8s.io'

/** Lets this user read one namespace, by the role of the demo's viewers. */
export function readersOf(namespace: string, user: string): KubeObject {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: { name: 'pharos-contract-reads', namespace },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'demo-viewer' },
    subjects: [{ kind: 'User', apiGroup: RBAC, name: user }],
  }
}
