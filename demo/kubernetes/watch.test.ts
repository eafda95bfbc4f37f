import { configMap } from '../testing/some-objects'
import { testCluster, type TestCluster } from '../testing/kube-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const MAPS = '/api/v1/namespaces/bookinfo/configmaps'

let cluster: TestCluster
beforeEach(async () => {
  cluster = await testCluster()
})
afterEach(() => cluster.close())

const labelled = (name: string, labels: Readonly<Record<string, string>>) => ({
  ...configMap('bookinfo', name),
  metadata: { name, namespace: 'bookinfo', labels },
})

it('begins with what exists when no version is given, and goes on with changes', async () => {
  const watch = await cluster.watch(`${MAPS}?watch=true`)
  expect(await watch.next()).toMatchObject({
    type: 'ADDED',
    object: { kind: 'ConfigMap', metadata: { name: 'settings' } },
  })
  cluster.store.create(configMap('shop', 'elsewhere'))
  cluster.store.create(configMap('bookinfo', 'new'))
  cluster.store.update(configMap('bookinfo', 'new', { a: 'b' }))
  cluster.store.delete('configmaps', 'bookinfo', 'new')
  expect(await watch.next()).toMatchObject({ type: 'ADDED', object: { metadata: { name: 'new' } } })
  expect(await watch.next()).toMatchObject({ type: 'MODIFIED', object: { data: { a: 'b' } } })
  const gone = await watch.next()
  expect(gone).toMatchObject({ type: 'DELETED', object: { data: { a: 'b' } } })
  expect(gone?.object.metadata.resourceVersion).toBe(String(cluster.store.version()))
})

it('resumes after the version that is given', async () => {
  const version = cluster.store.version()
  cluster.store.create(configMap('bookinfo', 'one'))
  cluster.store.create(configMap('bookinfo', 'two'))
  const watch = await cluster.watch(`${MAPS}?watch=1&resourceVersion=${version + 1}`)
  expect(await watch.next()).toMatchObject({ type: 'ADDED', object: { metadata: { name: 'two' } } })
})

it('turns entering and leaving the label selection into ADDED and DELETED', async () => {
  cluster.store.create(labelled('one', { in: 'no' }))
  const watch = await cluster.watch(`${MAPS}?watch=true&labelSelector=in%3Dyes`)
  cluster.store.update(labelled('one', { in: 'no', other: 'x' }))
  cluster.store.update(labelled('one', { in: 'yes' }))
  cluster.store.update(labelled('one', { in: 'yes', other: 'x' }))
  cluster.store.update(labelled('one', { in: 'no' }))
  const left = cluster.store.version()
  cluster.store.delete('configmaps', 'bookinfo', 'one')
  cluster.store.create(labelled('last', { in: 'yes' }))
  expect(await watch.next()).toMatchObject({ type: 'ADDED', object: { metadata: { labels: { in: 'yes' } } } })
  expect(await watch.next()).toMatchObject({ type: 'MODIFIED', object: { metadata: { labels: { other: 'x' } } } })
  expect(await watch.next()).toMatchObject({
    type: 'DELETED',
    object: { metadata: { labels: { in: 'yes' }, resourceVersion: String(left) } },
  })
  expect(await watch.next()).toMatchObject({ type: 'ADDED', object: { metadata: { name: 'last' } } })
})

describe('a version that is too old', () => {
  it.each([
    ['older than the start', () => 1],
    [
      'older than the history',
      () => {
        const version = cluster.store.version()
        for (let i = 0; i <= 1000; i++) cluster.store.update(configMap('bookinfo', 'settings', { i: String(i) }))
        return version
      },
    ],
    [
      'older than the last compaction',
      () => {
        cluster.store.update(configMap('bookinfo', 'settings', { i: '1' }))
        cluster.store.compact()
        return cluster.store.version() - 1
      },
    ],
  ])('(%s) is one ERROR event with 410, then the end', async (_case, makeOld) => {
    const old = makeOld()
    const oldest = cluster.store.oldestVersion('configmaps')
    const watch = await cluster.watch(`${MAPS}?watch=true&resourceVersion=${old}`)
    expect(watch.status).toBe(200)
    expect(await watch.next()).toMatchObject({
      type: 'ERROR',
      object: { kind: 'Status', code: 410, reason: 'Expired', message: `too old resource version: ${old} (${oldest})` },
    })
    expect(await watch.next()).toBeUndefined()
  })
})

it('answers a version from the future with 504', async () => {
  const answer = await cluster.call(`${MAPS}?watch=true&resourceVersion=999999999`)
  expect(answer).toMatchObject({ status: 504, body: { details: { causes: [{ reason: 'ResourceVersionTooLarge' }] } } })
})

it('sends a bookmark every 10 s to those who want them', async () => {
  const version = cluster.store.version()
  const wants = await cluster.watch(`${MAPS}?watch=true&resourceVersion=${version}&allowWatchBookmarks=true`)
  const plain = await cluster.watch(`${MAPS}?watch=true&resourceVersion=${version}`)
  cluster.store.create(configMap('shop', 'elsewhere'))
  cluster.clock.advance(10)
  cluster.clock.advance(9)
  cluster.store.create(configMap('bookinfo', 'new'))
  expect(await wants.next()).toMatchObject({
    type: 'BOOKMARK',
    object: { kind: 'ConfigMap', apiVersion: 'v1', metadata: { resourceVersion: String(version + 1) } },
  })
  expect(await wants.next()).toMatchObject({ type: 'ADDED' })
  expect(await plain.next()).toMatchObject({ type: 'ADDED' })
})

describe('sendInitialEvents', () => {
  const QUERY = 'watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true'
  it('ends the state at hand with an annotated bookmark', async () => {
    const watch = await cluster.watch(`${MAPS}?${QUERY}&resourceVersion=`)
    expect(await watch.next()).toMatchObject({ type: 'ADDED', object: { metadata: { name: 'settings' } } })
    expect(await watch.next()).toMatchObject({
      type: 'BOOKMARK',
      object: {
        metadata: {
          resourceVersion: String(cluster.store.version()),
          annotations: { 'k8s.io/initial-events-end': 'true' },
        },
      },
    })
  })
  it('needs resourceVersionMatch=NotOlderThan', async () => {
    expect((await cluster.call(`${MAPS}?watch=true&sendInitialEvents=true`)).status).toBe(422)
  })
})

it('ends after timeoutSeconds', async () => {
  const watch = await cluster.watch(`${MAPS}?watch=true&resourceVersion=${cluster.store.version()}&timeoutSeconds=5`)
  cluster.clock.advance(5)
  cluster.store.create(configMap('bookinfo', 'too-late'))
  cluster.clock.advance(10)
  expect(await watch.next()).toBeUndefined()
})

it('speaks tables when kubectl asks for them', async () => {
  const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io'
  const watch = await cluster.watch(`${MAPS}?watch=true`, { headers: { accept } })
  expect(await watch.next()).toMatchObject({
    type: 'ADDED',
    object: { kind: 'Table', rows: [{ cells: ['settings', '0s'] }] },
  })
})

it('keeps hundreds of quiet streams at no cost, and serves each', async () => {
  const version = cluster.store.version()
  const path = `${MAPS}?watch=true&resourceVersion=${version}`
  const streams = await Promise.all(Array.from({ length: 300 }, () => cluster.watch(path)))
  const before = process.cpuUsage()
  cluster.clock.advance(60)
  expect(process.cpuUsage(before).user).toBeLessThan(200_000)
  cluster.store.create(configMap('bookinfo', 'new'))
  const events = await Promise.all(streams.map((stream) => stream.next()))
  expect(events.every((event) => event?.type === 'ADDED')).toBe(true)
})
