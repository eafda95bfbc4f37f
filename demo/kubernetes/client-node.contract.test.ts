import { testCluster, type TestCluster } from '../testing/kube-client'
import { configMap } from '../testing/some-objects'
import { CoreV1Api, CustomObjectsApi, KubeConfig, ListWatch, type V1ConfigMap, Watch } from '@kubernetes/client-node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const PATH = '/api/v1/configmaps'

let cluster: TestCluster
let config: KubeConfig
beforeEach(async () => {
  cluster = await testCluster()
  config = new KubeConfig()
  config.loadFromString(cluster.server.kubeconfig)
})
afterEach(() => cluster.close())

const calls = (kind: 'list' | 'watch') =>
  cluster.recorder
    .list()
    .filter(({ path, query }) => path === PATH && query.includes('watch=true') === (kind === 'watch'))

describe('an informer of client-node', () => {
  const seen: string[] = []
  let informer: ListWatch<V1ConfigMap>
  beforeEach(async () => {
    const core = config.makeApiClient(CoreV1Api)
    seen.length = 0
    informer = new ListWatch<V1ConfigMap>(PATH, new Watch(config), () => core.listConfigMapForAllNamespaces(), false)
    for (const verb of ['add', 'update', 'delete'] as const) {
      informer.on(verb, ({ metadata }) => seen.push(`${verb} ${metadata?.name ?? ''}`))
    }
    informer.on('error', (error: unknown) => seen.push(`error ${String(error)}`))
    await informer.start()
  })
  afterEach(() => informer.stop())

  const untilSeen = (text: string) => expect.poll(() => seen, { timeout: 10_000 }).toContain(text)
  /** Ends every open watch, as a server does after a while. */
  const endWatches = () => cluster.clock.advance(3600)

  it('lists, then follows changes', async () => {
    expect(seen).toEqual(['add settings'])
    cluster.store.create(configMap('myapp', 'new'))
    await untilSeen('add new')
    cluster.store.update(configMap('myapp', 'new', { a: 'b' }))
    await untilSeen('update new')
    cluster.store.delete('configmaps', 'myapp', 'new')
    await untilSeen('delete new')
    expect(informer.list().map(({ metadata }) => metadata?.name)).toEqual(['settings'])
  })

  it('resumes from the last version when the server ends the watch', async () => {
    cluster.store.create(configMap('myapp', 'before'))
    await untilSeen('add before')
    endWatches()
    cluster.store.create(configMap('myapp', 'meanwhile'))
    await untilSeen('add meanwhile')
    expect(calls('list')).toHaveLength(1)
  })

  it('lists again after 410 and notices what vanished', async () => {
    cluster.store.create(configMap('myapp', 'short-lived'))
    await untilSeen('add short-lived')
    endWatches()
    cluster.store.delete('configmaps', 'myapp', 'short-lived')
    cluster.store.compact()
    await untilSeen('delete short-lived')
    cluster.store.create(configMap('myapp', 'afterwards'))
    await untilSeen('add afterwards')
    expect(calls('list').length).toBeGreaterThan(1)
    expect(seen.filter((line) => line.startsWith('error'))).toEqual([])
  })
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
