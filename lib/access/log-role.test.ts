import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { logRole } from './log-role'

it.each(['bookinfo', 'a: b', '] }\nkind: ClusterRole', '8'])(
  'is a role in the namespace %j, for logs and nothing else',
  (namespace) => {
    expect(parse(logRole(namespace))).toEqual({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'pharos-logs', namespace },
      rules: [{ apiGroups: [''], resources: ['pods/log'], verbs: ['get'] }],
    })
  },
)
