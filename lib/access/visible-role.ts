/**
 * A Role that makes a namespace visible: `get` on the Namespace itself and `list` on its pods, which is what Pharos asks of a user.
 *
 * @returns YAML for `kubectl apply`.
 */
export function visibleRole(namespace: string): string {
  // A JSON text is a YAML text, whatever the name holds.
  const name = JSON.stringify(namespace)
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: pharos-visible, namespace: ${name} }
rules:
  - { apiGroups: [""], resources: [namespaces], resourceNames: [${name}], verbs: [get] }
  - { apiGroups: [""], resources: [pods], verbs: [list] }
`
}

/** The rights of `visibleRole` as they are named in a sentence. */
export const VISIBLE_RIGHTS = ['get namespaces', 'list pods'] as const
