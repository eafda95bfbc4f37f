/**
 * A Role that lets somebody ask the istiods of a namespace, which answer callers on their own loopback only.
 *
 * @returns YAML for `kubectl apply`.
 */
export function portForwardRole(namespace: string): string {
  // A JSON text is a YAML text, whatever the name holds.
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: pharos-ask-istiod, namespace: ${JSON.stringify(namespace)} }
rules:
  - { apiGroups: [""], resources: [pods/portforward], verbs: [get, create] }
`
}
