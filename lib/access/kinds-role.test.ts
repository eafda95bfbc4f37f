import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { kindsRole } from './kinds-role'

test('lets one read each of the kinds in its group, and nothing else', () => {
  const verbs = ['get', 'list', 'watch']
  expect(parse(kindsRole(['pods', 'gateways.networking.istio.io']))).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'pharos-more' },
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs },
      { apiGroups: ['networking.istio.io'], resources: ['gateways'], verbs },
    ],
  })
})
