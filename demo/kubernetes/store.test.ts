import type { KubeObject } from '../kube-object'
import { configMap, namespace, SOME_OBJECTS, virtualService } from '../testing/some-objects'
import { steppedClock } from '../testing/stepped-clock'
import { valueAt } from './json'
import { createObjectStore, type ObjectStore, type StoredChange } from './store'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'

const VS = 'virtualservices.networking.istio.io'

function store(objects: readonly KubeObject[] = SOME_OBJECTS): ObjectStore {
  return createObjectStore({ objects, clock: steppedClock(), seed: 7 })
}
function edited(objects: ObjectStore, colour: string): KubeObject {
  const current = objects.get('configmaps', 'bookinfo', 'settings')
  if (current === undefined) throw new Error('no settings')
  return { ...current, data: { colour } }
}
const names = (objects: readonly KubeObject[] | undefined) => objects?.map(({ metadata }) => metadata.name)

/** Bytes that are still reachable. */
function usedHeap(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed
}

describe('versions', () => {
  it('gives uid, version, generation and time, the same for the same seed and writes', () => {
    const make = () => store().create(virtualService('myapp', 'one', [1]))
    expect(make()).toEqual(make())
    const made = store().create({
      ...virtualService('myapp', 'one', [1]),
      metadata: { name: 'one', namespace: 'myapp' },
    })
    expect(made.metadata).toEqual({
      name: 'one',
      namespace: 'myapp',
      uid: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/) as string,
      resourceVersion: String(store().version() + 1),
      generation: 1,
      creationTimestamp: '2026-01-05T12:00:00Z',
    })
  })

  it('does not raise the version for an update that changes nothing', () => {
    const objects = store()
    const before = objects.version()
    const current = edited(objects, 'blue')
    expect(objects.update(current)).toEqual(current)
    expect(objects.version()).toBe(before)
  })

  it('raises the generation with the spec only', () => {
    const objects = store()
    const first = objects.create(virtualService('myapp', 'one', [1]))
    const labelled = objects.update({ ...first, metadata: { ...first.metadata, labels: { a: 'b' } } })
    expect(labelled.metadata.generation).toBe(1)
    const judged = objects.update({ ...labelled, status: { ready: true } })
    expect(judged.metadata.generation).toBe(1)
    expect(objects.update({ ...judged, spec: { hosts: ['x'] } }).metadata.generation).toBe(2)
  })
  it('raises the generation of a Deployment with its annotations, too', () => {
    const objects = store()
    const [deployment] = objects.list('deployments.apps')
    if (deployment === undefined) throw new Error('there is no Deployment')
    const change = (metadata: object) =>
      objects.update({ ...deployment, metadata: { ...deployment.metadata, resourceVersion: '', ...metadata } })
    expect(change({ labels: { a: 'b' } }).metadata.generation).toBe(1)
    expect(change({ annotations: { a: 'b' } }).metadata.generation).toBe(2)
  })

  it('stores any served version of a kind as the one object', () => {
    const objects = store()
    objects.create({ ...virtualService('myapp', 'one', [1]), apiVersion: 'networking.istio.io/v1alpha3' })
    expect(objects.get(VS, 'myapp', 'one')?.apiVersion).toBe('networking.istio.io/v1')
  })

  it('answers a dry run with the would-be object and stores nothing', () => {
    const objects = store()
    const seen: StoredChange[] = []
    objects.subscribe((change) => seen.push(change))
    const current = objects.get(VS, 'bookinfo', 'reviews')
    const dry = objects.update(virtualService('bookinfo', 'reviews', [50, 50]), { dryRun: true })
    expect(dry.metadata).toMatchObject({ generation: 2, resourceVersion: current?.metadata.resourceVersion })
    expect(objects.create(configMap('myapp', 'x'), { dryRun: true }).metadata.resourceVersion).toBeUndefined()
    expect(objects.delete('configmaps', 'bookinfo', 'settings', { dryRun: true })).toBeUndefined()
    expect(objects.get(VS, 'bookinfo', 'reviews')).toBe(current)
    expect(objects.get('configmaps', 'bookinfo', 'settings')).toBeDefined()
    expect(seen).toEqual([])
  })
})

describe('history', () => {
  it('keeps 1,000 changes of each resource and lists any version among them', () => {
    const objects = store()
    const start = objects.version()
    for (let i = 0; i < 1000; i++) objects.update(edited(objects, String(i)))
    expect(objects.changesSince('configmaps', start)).toHaveLength(1000)
    expect(objects.listAt('configmaps', start)?.[0]).toMatchObject({ data: { colour: 'blue' } })
    expect(objects.listAt('configmaps', start + 500)?.[0]).toMatchObject({ data: { colour: '499' } })
    objects.update(edited(objects, 'last'))
    expect(objects.changesSince('configmaps', start)).toBeUndefined()
    expect(objects.listAt('configmaps', start)).toBeUndefined()
    expect(objects.oldestVersion('configmaps')).toBe(start + 1)
    expect(objects.changesSince('pods', start)).toEqual([])
  })

  it('lists an older version with what was deleted and without what was created since', () => {
    const objects = store()
    const start = objects.version()
    objects.delete(VS, 'shop', 'basket')
    objects.create(virtualService('myapp', 'one', [1]))
    expect(names(objects.list(VS))).toEqual(['reviews', 'one'])
    expect(names(objects.listAt(VS, start))).toEqual(['reviews', 'basket'])
  })

  it('forgets everything when compacted', () => {
    const objects = store()
    const start = objects.version()
    objects.update(edited(objects, 'red'))
    objects.compact()
    expect(objects.changesSince('configmaps', start)).toBeUndefined()
    expect(objects.changesSince('pods', start)).toBeUndefined()
    expect(objects.changesSince('configmaps', objects.version())).toEqual([])
  })

  it('costs at most 20 MiB for 1,000 edits of an ordinary object', () => {
    const objects = store()
    const text = JSON.stringify(
      virtualService(
        'shop',
        'basket',
        Array.from({ length: 40 }, (_, i) => i),
      ),
    )
    const before = usedHeap()
    for (let i = 0; i < 1000; i++) {
      const object = JSON.parse(text) as KubeObject
      objects.update({ ...object, metadata: { ...object.metadata, annotations: { edit: String(i) } } })
    }
    expect(usedHeap() - before).toBeLessThan(20 * 1024 * 1024)
  })

  it('returns to the start by changes that watchers can follow', () => {
    const objects = store()
    objects.update(edited(objects, 'red'))
    objects.create(configMap('myapp', 'new'))
    objects.delete(VS, 'bookinfo', 'reviews')
    const changed = objects.version()
    objects.reset()
    expect(names(objects.list('configmaps'))).toEqual(['settings'])
    expect(objects.get('configmaps', 'bookinfo', 'settings')).toMatchObject({ data: { colour: 'blue' } })
    expect(objects.changesSince('configmaps', changed)?.map(({ type }) => type)).toEqual(['DELETED', 'MODIFIED'])
    expect(objects.changesSince(VS, changed)?.map(({ type }) => type)).toEqual(['ADDED'])
    const again = objects.version()
    objects.reset()
    expect(objects.version()).toBe(again)
  })
})

describe('deleting', () => {
  it('marks an object with finalizers, and lets it go when the last one is taken off', () => {
    const objects = store()
    const made = objects.create({
      ...configMap('myapp', 'held'),
      metadata: { name: 'held', namespace: 'myapp', finalizers: ['a/b'] },
    })
    const marked = objects.delete('configmaps', 'myapp', 'held')
    expect(marked?.metadata.deletionTimestamp).toBe('2026-01-05T12:00:00Z')
    expect(objects.delete('configmaps', 'myapp', 'held')).toEqual(marked)
    objects.update({ ...made, metadata: { name: 'held', namespace: 'myapp', finalizers: [] } })
    expect(objects.get('configmaps', 'myapp', 'held')).toBeUndefined()
  })

  it('knows finalizers in the spec of namespaces only', () => {
    const objects = store()
    objects.create({ ...virtualService('myapp', 'odd', [1]), spec: { finalizers: ['x'] } })
    expect(objects.delete(VS, 'myapp', 'odd')).toBeUndefined()
  })

  it('refuses when the object is not the one that was meant', () => {
    const objects = store()
    expect(() => objects.delete('configmaps', 'bookinfo', 'settings', { uid: 'other' })).toThrow(
      /UID in the precondition/,
    )
    expect(() => objects.delete('configmaps', 'bookinfo', 'settings', { resourceVersion: '1' })).toThrow(/modified/)
    expect(() => objects.delete('configmaps', 'bookinfo', 'none')).toThrow('configmaps "none" not found')
  })

  it('keeps a deleted namespace as Terminating', () => {
    const objects = store()
    expect(objects.delete('namespaces', '', 'shop')).toMatchObject({ status: { phase: 'Terminating' } })
    expect(objects.get('namespaces', '', 'shop')).toBeDefined()
  })
})

describe('listeners', () => {
  it('all see one order, although a listener writes', () => {
    const objects = store()
    const first: string[] = []
    const second: string[] = []
    objects.subscribe(({ object }) => {
      first.push(object.metadata.name)
      if (object.metadata.name === 'one') objects.create(configMap('myapp', 'two'))
    })
    objects.subscribe(({ object }) => second.push(object.metadata.name))
    objects.create(configMap('myapp', 'one'))
    expect([first, second]).toEqual([
      ['one', 'two'],
      ['one', 'two'],
    ])
  })

  it('that fail do not keep others from seeing the change', () => {
    const objects = store()
    const seen: string[] = []
    objects.subscribe(() => {
      throw new Error('broken listener')
    })
    objects.subscribe(({ object }) => seen.push(object.metadata.name))
    expect(() => objects.create(configMap('myapp', 'one'))).toThrow('broken listener')
    expect(() => objects.create(configMap('myapp', 'two'))).toThrow('broken listener')
    expect(seen).toEqual(['one', 'two'])
  })
})

it('finds the dependents of an owner by its uid', () => {
  const objects = store()
  const [set] = objects.dependents('uid-Deployment-shop-basket-v1')
  expect(set?.kind).toBe('ReplicaSet')
  expect(names(objects.dependents(set?.metadata.uid ?? ''))).toEqual(['basket-v1-5d8c7-abcde'])
  objects.delete('pods', 'shop', 'basket-v1-5d8c7-abcde')
  expect(objects.dependents(set?.metadata.uid ?? '')).toEqual([])
})

it('keeps keys like __proto__ as data and reads only what is there', () => {
  const data = JSON.parse('{"__proto__":"a","constructor":"b"}') as Record<string, string>
  const objects = store([namespace('constructor'), configMap('constructor', '__proto__', data)])
  expect(objects.get('configmaps', 'constructor', '__proto__')?.data).toEqual(data)
  expect(objects.get('configmaps', '__proto__', 'constructor')).toBeUndefined()
  expect(objects.list('__proto__')).toEqual([])
  expect(objects.list('constructor')).toEqual([])
  expect(valueAt({}, 'constructor', 'name')).toBeUndefined()
})

it('refuses a kind that is not served', () => {
  expect(() => store([{ apiVersion: 'v1', kind: 'Gadget', metadata: { name: 'x' } }])).toThrow('serves no kind Gadget')
})
