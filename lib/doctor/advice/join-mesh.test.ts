import { expect, test } from 'vitest'
import { joinMesh } from './join-mesh'

test.each([
  [['shop', 'web'], 'shop'],
  [['kube-system', 'web'], 'web'],
  [['default', 'web'], 'web'],
  [['kube-public', 'default'], 'default'],
  [['kube-system'], '<namespace>'],
  [['$(reboot)', 'web'], 'web'],
  [[], '<namespace>'],
])('of %j the example is %s', (namespaces, example) => {
  expect(joinMesh('Nothing.', namespaces)[2]).toBe(
    `kubectl label namespace ${example} istio-injection=enabled\nkubectl --namespace ${example} rollout restart deployment`,
  )
})
