import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { portForwardRole } from './port-forward-role'

test.each(['istio-system', 'a: "b"\n- c'])('lets one forward to pods of %j, and nothing else', (namespace) => {
  expect(parse(portForwardRole(namespace))).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'pharos-ask-istiod', namespace },
    rules: [{ apiGroups: [''], resources: ['pods/portforward'], verbs: ['get', 'create'] }],
  })
})
