import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { getNow } from '@/lib/server/sources/get-now'
import { afterAll, expect, test } from 'vitest'
import { getMesh } from './get-mesh'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const

const { mesh, close } = await demoMeshBehindServer({
  noise: false,
  environment: ({ urls }) => ({ PHAROS_TRACING__STORES: JSON.stringify([{ type: 'jaeger', url: urls.jaeger }]) }),
})
afterAll(close)
await getNow()

const lamp = async () => {
  const answer = await getMesh(USER, new URLSearchParams('parts=lamp'), new AbortController().signal)
  const [home] = answer.lamp.clusters
  return [answer.lamp.state, ...[...(home?.core.issues ?? []), ...(home?.addOns.issues ?? [])].map(({ name, reason }) => `${name}: ${reason}`)] // prettier-ignore
}
const DEPLOYMENTS = 'deployments.apps'
const scale = (name: string, replicas: number): void => {
  const object = mesh.store.get(DEPLOYMENTS, 'istio-system', name)
  if (object === undefined) throw new Error(`the demo has no ${name}`)
  mesh.store.update({ ...object, spec: { ...(object.spec as object), replicas } })
}
/** Watches bring changes by themselves. */
const WATCHED = { timeout: 10_000 }

test('a gateway that is scaled to 0 is not ready', async () => {
  scale('istio-ingressgateway', 0)
  await expect.poll(lamp, WATCHED).toEqual(['not-ready', 'istio-ingressgateway: istio-ingressgateway is scaled to 0.'])
  scale('istio-ingressgateway', 1)
  mesh.clock.advance(60)
  await expect.poll(lamp, WATCHED).toEqual(['healthy'])
})

test('the only istiod scaled to 0 makes the lamp red, as one that is gone does', async () => {
  scale('istiod', 0)
  await expect.poll(lamp, WATCHED).toEqual(['failure', 'istiod: istiod is scaled to 0.'])
  mesh.store.delete(DEPLOYMENTS, 'istio-system', 'istiod')
  await expect
    .poll(lamp, WATCHED)
    .toEqual([
      'failure',
      'istiod: There is no istiod in istio-system. It is expected there by istio.control_plane_namespaces.',
      'default: No control plane has the revision default, which these namespaces ask for.',
    ])
})
