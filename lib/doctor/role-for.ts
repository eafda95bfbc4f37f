/** A role that lets somebody read these kinds (`<plural>.<group>`), to paste. */
export function roleFor(kinds: readonly string[]): string {
  const rules = kinds.map((kind) => {
    const [plural = '', ...group] = kind.split('.')
    return `  - apiGroups: ['${group.join('.')}']\n    resources: [${plural}]\n    verbs: [get, list, watch]`
  })
  return `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: pharos-more\nrules:\n${rules.join('\n')}`
}
