import { testCluster, type TestCluster } from '../testing/kube-client'
import { describeInformer } from '../testing/informer-contract'
import { putObject } from '../testing/put-object'
import { namespace } from '../testing/some-objects'
import { CoreV1Api, CustomObjectsApi, KubeConfig } from '@kubernetes/client-node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let cluster: TestCluster
let config: KubeConfig
beforeEach(async () => {
  cluster = await testCluster()
  config = new KubeConfig()
  config.loadFromString(cluster.server.kubeconfig)
})
afterEach(() => cluster.close())

describeInformer('an informer of client-node', async () => {
  const demo = await testCluster([namespace('play')])
  const { store } = demo
  return {
    ...demo.server,
    readerToken: 'demo-admin',
    put(object) {
      putObject(store, object)
      return Promise.resolve()
    },
    remove(kind, place, name) {
      store.delete(kind, place, name)
      return Promise.resolve()
    },
    compact() {
      store.compact()
      return Promise.resolve()
    },
    close: () => demo.close(),
  }
})

describe('the generated clients of client-node', () => {
  it('read the version and built-in objects', async () => {
    const core = config.makeApiClient(CoreV1Api)
    const { items } = await core.listNamespacedPod({ namespace: 'bookinfo', limit: 1 })
    expect(items[0]?.status?.podIP).toBe('10.0.0.7')
    expect(items[0]?.metadata?.creationTimestamp).toEqual(new Date('2026-01-02T12:00:00Z'))
  })

  it('patch custom objects: a list is a JSON patch', async () => {
    const custom = config.makeApiClient(CustomObjectsApi)
    const place = {
      group: 'networking.istio.io',
      version: 'v1',
      namespace: 'bookinfo',
      plural: 'virtualservices',
      name: 'reviews',
    }
    const body = [{ op: 'replace', path: '/spec/http/0/route/0/weight', value: 1 }]
    await custom.patchNamespacedCustomObject({ ...place, body })
    expect(cluster.store.get('virtualservices.networking.istio.io', 'bookinfo', 'reviews')).toMatchObject({
      spec: { http: [{ route: [{ weight: 1 }, { weight: 10 }] }] },
    })
  })

  it('carry our Status in their errors', async () => {
    const core = config.makeApiClient(CoreV1Api)
    const failure = core.readNamespacedConfigMap({ namespace: 'bookinfo', name: 'none' })
    await expect(failure).rejects.toMatchObject({ code: 404 })
  })
})
