import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { visibleRole } from './visible-role'

describe('visibleRole', () => {
  it.each(['bookinfo', 'a: b', '"x" #', '] }\nkind: ClusterRole', '8'])(
    'is a role in the namespace %j',
    (namespace) => {
      expect(parse(visibleRole(namespace))).toMatchObject({
        kind: 'Role',
        metadata: { namespace },
        rules: [{ resources: ['namespaces'], resourceNames: [namespace], verbs: ['get'] }, { resources: ['pods'] }],
      })
    },
  )
})
