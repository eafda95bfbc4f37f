import { clusterHarness } from '../testing/cluster-harness'
import { effectiveMesh } from './effective-mesh'
import { istiodPods, proxiesOf, versionOf } from './connected-proxies'
import { registryz } from './registryz'
import { syncz } from './syncz'
import { expect, it } from 'vitest'

const { store } = clusterHarness()
const [istiod] = istiodPods(store)
if (istiod === undefined) throw new Error('the default mesh has an istiod')

it.each([
  ['istio/proxyv2:1.31.1', '1.31.1'],
  ['registry.example:5000/istio/proxyv2:1.30.4-distroless', '1.30.4'],
  ['istio/proxyv2@sha256:0123', ''],
])('the version of %s is %j', (image, version) => {
  expect(versionOf(image)).toBe(version)
})

it('lists proxies with what was sent and what was acknowledged', () => {
  const entry = syncz(store, istiod, []).find((one) => JSON.stringify(one).includes('"ratings-v1-'))
  const nonce = expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown
  expect(entry).toMatchObject({
    ...{ cluster_id: 'Kubernetes', proxy_type: 'sidecar', istio_version: '1.31.1' },
    ...{ cluster_sent: nonce, cluster_acked: nonce, endpoint_sent: nonce },
    resources: { 'type.googleapis.com/envoy.config.listener.v3.Listener': { sent: nonce, acked: nonce } },
  })
  expect(entry).not.toHaveProperty('extensionconfig_sent')
})

it('lets the proxies that are named acknowledge something older', () => {
  const unequal = syncz(store, istiod, ['shop/']).filter((one) => {
    const entry = Object.entries(one)
    return entry.find(([key]) => key === 'cluster_sent')?.[1] !== entry.find(([key]) => key === 'cluster_acked')?.[1]
  })
  const inShop = proxiesOf(store, istiod).filter(({ pod }) => pod.metadata.namespace === 'shop')
  expect(unequal).toHaveLength(inShop.length)
})

it('gives each proxy to one of several pods of istiod', () => {
  const { store: twice } = clusterHarness()
  const second = { ...istiod, metadata: { ...istiod.metadata, name: 'istiod-other', uid: 'other' } }
  const all = proxiesOf(twice, istiod).length
  twice.create(second)
  const shares = istiodPods(twice).map((pod) => proxiesOf(twice, pod).length)
  expect(shares).toHaveLength(2)
  expect(shares.every((share) => share > 0)).toBe(true)
  expect(shares.reduce((sum, share) => sum + share)).toBe(all)
})

it('registers services of Kubernetes and of ServiceEntries', () => {
  const hosts = registryz(store).map((one) => JSON.parse(JSON.stringify(one)) as Record<string, unknown>)
  expect(hosts.find(({ hostname }) => hostname === 'api.cardnet.example')).toMatchObject({ MeshExternal: true })
  expect(hosts.find(({ hostname }) => hostname === 'reviews.bookinfo.svc.cluster.local')).toMatchObject({
    Attributes: { ServiceRegistry: 'Kubernetes', Name: 'reviews', Namespace: 'bookinfo' },
  })
})

it('runs with its defaults and with what its ConfigMap sets over them', () => {
  const set = (mesh: string): void => {
    const config = store.get('configmaps', 'istio-system', 'istio')
    if (config === undefined) throw new Error('the default mesh has a configuration')
    store.update({ ...config, data: { mesh } })
  }
  set('defaultConfig: { statusPort: 1 }\noutboundTrafficPolicy: { mode: REGISTRY_ONLY }')
  expect(effectiveMesh(store, 'default')).toMatchObject({
    ...{ outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' }, trustDomain: 'cluster.local' },
    defaultConfig: { statusPort: 1, drainDuration: '45s' },
  })
  set(': [broken')
  expect(effectiveMesh(store, 'default')).toMatchObject({ outboundTrafficPolicy: { mode: 'ALLOW_ANY' } })
})
