/**
 * A Role that lets somebody read what the pods of a namespace print.
 *
 * @returns YAML for `kubectl apply`.
 */
export function logRole(namespace: string): string {
  // A JSON text is a YAML text, whatever the name holds.
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: pharos-logs, namespace: ${JSON.stringify(namespace)} }
rules:
  - { apiGroups: [""], resources: [pods/log], verbs: [get] }
`
}

/** What the right is about: a part of a kind. */
export const LOG_PART = 'pods/log'

/** The right of `logRole` as it is named in a sentence. */
export const LOG_RIGHT = `get ${LOG_PART}`
