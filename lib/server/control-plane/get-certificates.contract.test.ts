import { putObject } from '@/demo/testing/put-object'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { CERTIFICATE } from '@/lib/istio/checks/testing/certificate'
import { getNow } from '@/lib/server/sources/get-now'
import { afterAll, expect, test } from 'vitest'
import { getCertificates } from './get-certificates'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const

const { mesh, close } = await demoMeshBehindServer({ noise: false })
afterAll(close)
const roots = (namespace: string, pem: string) =>
  putObject(mesh.store, {
    ...{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio-ca-root-cert', namespace } },
    data: { 'root-cert.pem': pem },
  })

test('namespaces are grouped by their roots, and compared with those of the control plane', async () => {
  for (const namespace of ['hostile-a', 'hostile-b']) roots(namespace, CERTIFICATE)
  roots('hostile-c', 'garbage')
  await getNow()
  const { roots: groups, controlPlane, missing, limited } = await getCertificates(USER)
  const groupOf = (namespace: string) => groups.find(({ namespaces }) => namespaces.includes(namespace))
  expect(groupOf('hostile-a')?.namespaces).toEqual(['hostile-a', 'hostile-b'])
  expect(groupOf('hostile-a')?.certificates).toMatchObject([{ subject: 'CN=a', key: 'EC prime256v1' }])
  expect(groups[0]).toMatchObject({ namespaces: ['hostile-c'], certificates: [], unreadable: 1 })
  expect(controlPlane?.namespace).toBe('istio-system')
  expect(controlPlane?.webhooks.map(({ name }) => name)).toContain('rev.validation.istio.io')
  expect([missing, limited]).toEqual([null, false])
})
