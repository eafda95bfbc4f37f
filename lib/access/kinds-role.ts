/**
 * A ClusterRole that lets somebody read these kinds everywhere.
 *
 * @param kinds as Pharos names them: `<plural>.<group>`
 * @returns YAML for `kubectl apply`.
 */
export function kindsRole(kinds: readonly string[]): string {
  const rules = kinds.map((kind) => {
    const [plural = '', ...group] = kind.split('.')
    return `  - apiGroups: ['${group.join('.')}']\n    resources: [${plural}]\n    verbs: [get, list, watch]`
  })
  return `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: pharos-more\nrules:\n${rules.join('\n')}`
}
