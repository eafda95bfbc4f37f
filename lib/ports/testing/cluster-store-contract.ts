import { CLUSTER_KINDS, type ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterStore, KindState } from '@/lib/ports/cluster-store'
import { milliseconds } from '@/lib/std/units'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { service, wireObject, type PlayedKind, type WireObject } from './wire-objects'

/** A cluster without objects of the mesh, which a test can play with, and one store that reads it. */
export interface ClusterUnderTest {
  /** Not started. It may list and watch every kind of `CLUSTER_KINDS` and nothing else, and tries again within 100 ms. */
  readonly store: ClusterStore
  /** Makes the object, or replaces the one of that name. */
  put(object: WireObject): void
  remove(kind: PlayedKind, namespace: string, name: string): void
  /** Defines a custom kind, or takes its definition away. */
  setServed(kind: PlayedKind, served: boolean): void
  /** Gives or takes the right to list and watch. */
  setAllowed(kind: PlayedKind, allowed: boolean): void
  /** While it is not, calls fail and open watches break. */
  setReachable(reachable: boolean): void
  /** Ends all watches, makes the changes, and then forgets what happened when so asked: resuming is 410. */
  interrupt(changes: () => void, options?: { readonly forget: boolean }): void
  /** By the server's count. */
  openWatches(): number
  close(): Promise<void>
}

const VS = 'virtualservices.networking.istio.io'
const ISTIO_GATEWAYS = 'gateways.networking.istio.io'
const K8S_GATEWAYS = 'gateways.gateway.networking.k8s.io'
const SOON = { timeout: 10_000, interval: 10 }

/** What every implementation of `ClusterStore` owes its readers. */
export function describeClusterStore(title: string, setUp: () => Promise<ClusterUnderTest>): void {
  // eslint-disable-next-line vitest/valid-title -- the title is the caller's
  describe(title, () => {
    let cluster: ClusterUnderTest
    let store: ClusterStore
    beforeEach(async () => {
      cluster = await setUp()
      store = cluster.store
    })
    afterEach(async () => {
      await store.stop()
      await cluster.close()
    })

    const stateOf = (kind: ClusterKind): KindState | undefined => store.states().find((state) => state.kind === kind)
    const untilState = (kind: ClusterKind, state: KindState['state']) =>
      expect.poll(() => stateOf(kind)?.state, SOON).toBe(state)
    const untilSynced = () =>
      expect.poll(() => store.states().filter(({ state }) => state !== 'synced'), SOON).toEqual([])
    const places = (kind: ClusterKind): readonly string[] =>
      store.list(kind).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).toSorted() // prettier-ignore
    const untilPlaces = (kind: ClusterKind, expected: readonly string[]) =>
      expect.poll(() => places(kind), SOON).toEqual(expected)
    const start = async () => {
      store.start()
      await untilSynced()
    }

    describe('before and after the first list', () => {
      test('nothing is asked, known or synced before the start', () => {
        cluster.put(service('shop/web'))
        expect(store.states().map(({ kind, state, objects }) => [kind, state, objects])).toEqual(
          CLUSTER_KINDS.map((kind) => [kind, 'starting', 0]),
        )
        expect(store.list('services')).toEqual([])
        expect(store.get('services', 'shop', 'web')).toBeUndefined()
        expect(cluster.openWatches()).toBe(0)
      })

      test('every served kind is listed and watched once, though it is started twice', async () => {
        store.start()
        await start()
        expect(store.states().map(({ kind }) => kind)).toEqual([...CLUSTER_KINDS])
        expect(cluster.openWatches()).toBe(CLUSTER_KINDS.length)
      })

      test('all objects are there, however many', async () => {
        const expected = Array.from({ length: 1_234 }, (_, i) => `ns-${i % 7}/web-${i}`)
        for (const place of expected) cluster.put(service(place))
        await start()
        expect(places('services')).toEqual(expected.toSorted())
        expect(stateOf('services')).toMatchObject({ state: 'synced', objects: 1_234, message: undefined })
      })
    })

    describe('an object', () => {
      test('has its kind, version and metadata, and neither managedFields nor a copy of itself', async () => {
        const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-1', uid: 'u', controller: true }
        const metadata = {
          labels: { app: 'web', constructor: 'c', toString: 's' },
          annotations: {
            note: `<script>"'{}</script>\n${'x'.repeat(10_000)}`,
            'kubectl.kubernetes.io/last-applied-configuration': '{}',
          },
          ownerReferences: [owner],
        }
        const spec = { containers: [{ name: 'web', image: 'web:1' }] }
        cluster.put(wireObject('pods', 'shop/web-1-a', { metadata, spec, status: { phase: 'Running' } }))
        await start()
        const pod = store.get('pods', 'shop', 'web-1-a')
        expect(pod).toMatchObject({
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'web-1-a', namespace: 'shop', labels: metadata.labels, deletionTimestamp: undefined },
          spec: { containers: [{ name: 'web' }] },
          status: { phase: 'Running' },
        })
        expect(Object.entries(pod?.metadata.annotations ?? {})).toEqual([['note', metadata.annotations.note]])
        expect(pod?.metadata.owners).toEqual([{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-1', controller: true }]) // prettier-ignore
        expect(pod?.metadata.uid).toMatch(/^[0-9a-f-]{36}$/)
        expect(Number(pod?.metadata.resourceVersion)).toBeGreaterThan(0)
        expect(pod?.metadata.creationTimestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
        expect(pod?.metadata).not.toHaveProperty('managedFields')
      })

      test('of the mesh keeps its whole spec, and counts its generations', async () => {
        const spec = (weight: number) => ({
          hosts: ['web'],
          http: [{ route: [{ destination: { host: 'web' }, weight }] }],
        })
        cluster.put(wireObject(VS, 'shop/web', { spec: spec(90) }))
        await start()
        expect(store.get(VS, 'shop', 'web')).toMatchObject({ spec: spec(90), metadata: { generation: 1 } })
        cluster.put(wireObject(VS, 'shop/web', { spec: spec(10) }))
        await expect.poll(() => store.get(VS, 'shop', 'web'), SOON).toMatchObject({ spec: spec(10), metadata: { generation: 2 } }) // prettier-ignore
      })

      test('without a namespace has an empty one', async () => {
        cluster.put(wireObject('namespaces', 'constructor', { metadata: { labels: { 'istio-injection': 'enabled' } } }))
        await start()
        expect(store.get('namespaces', '', 'constructor')?.metadata.labels['istio-injection']).toBe('enabled')
        expect(store.get('namespaces', '', 'toString')).toBeUndefined()
      })

      test('is told from its namesakes in other namespaces and other groups', async () => {
        for (const place of ['a/web', 'b/web', 'constructor/web']) cluster.put(service(place))
        cluster.put(wireObject(ISTIO_GATEWAYS, 'a/web', { spec: { selector: { istio: 'x' } } }))
        cluster.put(wireObject(K8S_GATEWAYS, 'a/web', { spec: { gatewayClassName: 'istio' } }))
        await start()
        expect(places('services')).toEqual(['a/web', 'b/web', 'constructor/web'])
        expect(store.get('services', 'b', 'web')?.metadata.namespace).toBe('b')
        expect(store.get(ISTIO_GATEWAYS, 'a', 'web')?.apiVersion).toBe('networking.istio.io/v1')
        expect(store.get(K8S_GATEWAYS, 'a', 'web')?.apiVersion).toBe('gateway.networking.k8s.io/v1')
        expect(store.get(ISTIO_GATEWAYS, 'b', 'web')).toBeUndefined()
      })

      test('that holds the mesh configuration is read with its data', async () => {
        const data = { mesh: 'trustDomain: cluster.local\n' }
        cluster.put(wireObject('configmaps', 'istio-system/istio', { data }))
        await start()
        expect(store.get('configmaps', 'istio-system', 'istio')?.data).toMatchObject(data)
      })

      test('names the cluster when it is istiod', async () => {
        await start()
        expect(store.name).toBe('Kubernetes')
        const containers = [{ name: 'discovery', image: 'pilot', env: [{ name: 'CLUSTER_ID', value: 'east' }] }]
        const template = { metadata: { labels: { app: 'istiod' } }, spec: { containers } }
        const spec = { selector: { matchLabels: { app: 'istiod' } }, template }
        const metadata = { labels: { app: 'istiod' } }
        cluster.put(wireObject('deployments.apps', 'istio-system/istiod', { metadata, spec }))
        await expect.poll(() => store.name, SOON).toBe('east')
      })
    })

    describe('changes', () => {
      test('arrive: made, changed and removed', async () => {
        cluster.put(service('shop/old'))
        await start()
        cluster.put(service('shop/new'))
        await untilPlaces('services', ['shop/new', 'shop/old'])
        cluster.put(service('shop/old', 9_999))
        await expect.poll(() => store.get('services', 'shop', 'old')?.spec, SOON).toMatchObject({ ports: [{ port: 9_999 }] }) // prettier-ignore
        cluster.remove('services', 'shop', 'old')
        await untilPlaces('services', ['shop/new'])
        expect(stateOf('services')).toMatchObject({ state: 'synced', objects: 1 })
      })

      test('raise the revision, and are told to who listens, until they stop', async () => {
        await start()
        let told = 0
        let toldOther = 0
        const end = store.subscribe(() => (told += 1))
        store.subscribe(() => (toldOther += 1))
        const before = store.revision()
        cluster.put(service('shop/a'))
        await expect.poll(() => told, SOON).toBeGreaterThan(0)
        expect(places('services')).toEqual(['shop/a'])
        expect(store.revision()).toBeGreaterThan(before)
        end()
        const [last, lastOther] = [told, toldOther]
        cluster.put(service('shop/b'))
        await expect.poll(() => toldOther, SOON).toBeGreaterThan(lastOther)
        expect(told).toBe(last)
      })

      test('in crowds are told in few calls', async () => {
        await start()
        let told = 0
        store.subscribe(() => (told += 1))
        for (let i = 0; i < 500; i += 1) cluster.put(service(`shop/web-${i}`))
        await expect.poll(() => store.list('services').length, SOON).toBe(500)
        expect(told).toBeLessThan(100)
      })

      test('do not alter what was read before', async () => {
        cluster.put(service('shop/a'))
        await start()
        const before = store.list('services')
        cluster.put(service('shop/b'))
        await untilPlaces('services', ['shop/a', 'shop/b'])
        expect(before.map(({ metadata }) => metadata.name)).toEqual(['a'])
      })
    })

    describe('an interrupted watch', () => {
      test('is resumed without loss', async () => {
        for (const name of ['gone', 'changed', 'stays']) cluster.put(service(`shop/${name}`))
        await start()
        cluster.interrupt(() => {
          cluster.remove('services', 'shop', 'gone')
          cluster.put(service('shop/changed', 9_999))
          cluster.put(service('shop/new'))
        })
        await untilPlaces('services', ['shop/changed', 'shop/new', 'shop/stays'])
        expect(store.get('services', 'shop', 'changed')?.spec).toMatchObject({ ports: [{ port: 9_999 }] })
        await untilSynced()
      })

      test('that cannot be resumed (410) is listed anew, and notices what vanished', async () => {
        for (const name of ['gone', 'changed', 'stays']) cluster.put(service(`shop/${name}`))
        await start()
        cluster.interrupt(
          () => {
            cluster.remove('services', 'shop', 'gone')
            cluster.put(service('shop/changed', 9_999))
            cluster.put(service('shop/new'))
          },
          { forget: true },
        )
        await untilPlaces('services', ['shop/changed', 'shop/new', 'shop/stays'])
        expect(store.get('services', 'shop', 'changed')?.spec).toMatchObject({ ports: [{ port: 9_999 }] })
        cluster.put(service('shop/later'))
        await untilPlaces('services', ['shop/changed', 'shop/later', 'shop/new', 'shop/stays'])
        await untilSynced()
      })

      test('takes an object for another when it was removed and made again', async () => {
        cluster.put(service('shop/web'))
        await start()
        const before = store.get('services', 'shop', 'web')?.metadata.uid
        cluster.interrupt(
          () => {
            cluster.remove('services', 'shop', 'web')
            cluster.put(service('shop/web'))
          },
          { forget: true },
        )
        await expect.poll(() => store.get('services', 'shop', 'web')?.metadata.uid, SOON).not.toBe(before)
        expect(places('services')).toEqual(['shop/web'])
      })

      test('leaves no watch behind, however often', async () => {
        await start()
        for (let i = 0; i < 5; i += 1) {
          cluster.interrupt(() => cluster.put(service(`shop/web-${i}`)), { forget: i % 2 === 0 })
          await expect.poll(() => store.list('services').length, SOON).toBe(i + 1)
        }
        await untilSynced()
        await expect.poll(() => cluster.openWatches(), SOON).toBe(CLUSTER_KINDS.length)
      })

      test('ends, after any course of events, at what the server holds', async () => {
        const place = fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y', 'z'))
        const change = fc.record({ place, port: fc.option(fc.integer({ min: 1, max: 65_535 })) })
        const episode = fc.record({
          how: fc.constantFrom('watched', 'interrupted', 'forgotten'),
          changes: fc.array(change, { maxLength: 6 }),
        })
        const held = new Map<string, number>()
        const make = ({ place: [namespace, name], port }: { place: [string, string]; port: number | null }): void => {
          const key = `${namespace}/${name}`
          if (port !== null) cluster.put(service(key, port))
          else if (held.has(key)) cluster.remove('services', namespace, name)
          if (port === null) held.delete(key)
          else held.set(key, port)
        }
        const known = (): ReadonlyMap<string, unknown> =>
          new Map(store.list('services').map(({ metadata, spec }) => [`${metadata.namespace}/${metadata.name}`, portOf(spec)])) // prettier-ignore
        await start()
        await fc.assert(
          fc.asyncProperty(fc.array(episode, { maxLength: 5 }), async (episodes) => {
            for (const { how, changes } of episodes) {
              const all = (): void => changes.forEach(make)
              if (how === 'watched') all()
              else cluster.interrupt(all, { forget: how === 'forgotten' })
            }
            await expect.poll(known, SOON).toEqual(held)
          }),
          { numRuns: 20, endOnFailure: true },
        )
      })
    })

    describe('a custom kind', () => {
      test('that is not served is absent, and is noticed when it appears', async () => {
        cluster.setServed(VS, false)
        store.start()
        await untilState(VS, 'absent')
        expect(store.list(VS)).toEqual([])
        await untilState('pods', 'synced')
        cluster.setServed(VS, true)
        cluster.put(wireObject(VS, 'shop/web', { spec: { hosts: ['web'] } }))
        await untilPlaces(VS, ['shop/web'])
        await untilState(VS, 'synced')
      })

      test('that goes takes its objects along, leaves the others, and may come back', async () => {
        cluster.put(wireObject(VS, 'shop/web', { spec: { hosts: ['web'] } }))
        cluster.put(wireObject(ISTIO_GATEWAYS, 'shop/web', { spec: { selector: { istio: 'x' } } }))
        await start()
        cluster.setServed(VS, false)
        await untilState(VS, 'absent')
        expect(store.list(VS)).toEqual([])
        expect(stateOf(VS)).toMatchObject({ objects: 0 })
        expect(places(ISTIO_GATEWAYS)).toEqual(['shop/web'])
        expect(stateOf(ISTIO_GATEWAYS)?.state).toBe('synced')
        cluster.setServed(VS, true)
        await untilState(VS, 'synced')
        expect(store.list(VS)).toEqual([])
      })
    })

    describe('rights', () => {
      test('that are missing are denied in the words of the server; the other kinds are read', async () => {
        cluster.put(service('shop/web'))
        cluster.put(wireObject(VS, 'shop/web', { spec: { hosts: ['web'] } }))
        cluster.setAllowed('services', false)
        store.start()
        await untilState('services', 'denied')
        expect(stateOf('services')?.message).toMatch(/^services is forbidden: User .* cannot list resource "services"/)
        expect(store.list('services')).toEqual([])
        await untilPlaces(VS, ['shop/web'])
        cluster.setAllowed('services', true)
        await untilPlaces('services', ['shop/web'])
        await untilSynced()
      })

      test('that are taken away are noticed, and what may no longer be read is no longer there', async () => {
        cluster.put(service('shop/web'))
        await start()
        cluster.setAllowed('services', false)
        cluster.interrupt(() => undefined)
        await untilState('services', 'denied')
        expect(store.list('services')).toEqual([])
        expect(store.get('services', 'shop', 'web')).toBeUndefined()
        expect(stateOf('services')?.objects).toBe(0)
        cluster.setAllowed('services', true)
        await untilPlaces('services', ['shop/web'])
      })
    })

    describe('a server that cannot be reached', () => {
      test('leaves what is known readable, as failed, and is read again when it is back', async () => {
        cluster.put(service('shop/old'))
        await start()
        cluster.setReachable(false)
        await untilState('services', 'failed')
        expect(places('services')).toEqual(['shop/old'])
        expect(stateOf('services')?.message).toBeTruthy()
        cluster.put(service('shop/new'))
        cluster.setReachable(true)
        await untilPlaces('services', ['shop/new', 'shop/old'])
        await untilSynced()
      })

      test('at the start is failed for every kind, and nothing throws', async () => {
        cluster.put(service('shop/web'))
        cluster.setReachable(false)
        store.start()
        await expect.poll(() => new Set(store.states().map(({ state }) => state)), SOON).toEqual(new Set(['failed']))
        cluster.setReachable(true)
        await untilSynced()
        expect(places('services')).toEqual(['shop/web'])
      })

      test('tells no version, and says so as a value', async () => {
        const call = () => ({ signal: new AbortController().signal, timeoutMs: milliseconds(5_000) })
        expect(await store.version(call())).toMatchObject({
          ok: true,
          value: expect.stringMatching(/^v1\.\d+/) as string,
        })
        cluster.setReachable(false)
        expect(await store.version(call())).toMatchObject({ ok: false, error: { code: 'upstream_unavailable' } })
        expect(await store.version({ ...call(), signal: AbortSignal.abort() })).toMatchObject({ ok: false })
      })
    })

    describe('stop', () => {
      test('ends every watch; what was known stays readable, and nothing new comes', async () => {
        cluster.put(service('shop/old'))
        await start()
        await store.stop()
        await expect.poll(() => cluster.openWatches(), SOON).toBe(0)
        const revision = store.revision()
        cluster.put(service('shop/new'))
        await store.version({ signal: new AbortController().signal, timeoutMs: milliseconds(5_000) })
        expect(places('services')).toEqual(['shop/old'])
        expect(store.revision()).toBe(revision)
        expect(cluster.openWatches()).toBe(0)
      })

      test.each([
        ['before the start', () => Promise.resolve()],
        [
          'at once after the start',
          () => {
            store.start()
            return Promise.resolve()
          },
        ],
        [
          'while a kind is absent, one denied and one failing',
          async () => {
            cluster.setServed(VS, false)
            cluster.setAllowed('services', false)
            store.start()
            await untilState(VS, 'absent')
            await untilState('services', 'denied')
            cluster.setReachable(false)
            await untilState('pods', 'failed')
          },
        ],
      ])('may come %s, and twice', async (_title, prepare) => {
        await prepare()
        await store.stop()
        await store.stop()
        await expect.poll(() => cluster.openWatches(), SOON).toBe(0)
      })
    })
  })
}

function portOf(spec: unknown): unknown {
  const { ports } = spec as { ports: readonly { port: unknown }[] }
  return ports[0]?.port
}
