import { CLUSTER_KINDS, type ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject, ClusterStore, KindState } from '@/lib/ports/cluster-store'
import { milliseconds } from '@/lib/std/units'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  CONTROL_PLANE,
  istioGateway,
  PLAYED_NAMESPACES,
  service,
  virtualService,
  wireObject,
  workloadGroup,
  type PlayedKind,
  type WireObject,
} from './wire-objects'

/**
 * A cluster that a test can play with, and one store that reads it. Changes are made when the promise resolves, and the server
 * shows them to everybody. What a real server holds of its own lies outside `PLAYED_NAMESPACES`, which are there and empty.
 */
export interface ClusterUnderTest {
  /**
   * Not started. It may list and watch every kind of `CLUSTER_KINDS` and nothing else, takes `CONTROL_PLANE` for the namespace
   * of istiod, and tries again within 100 ms.
   */
  readonly store: ClusterStore
  /** Makes the object, or replaces the one of that name. */
  put(object: WireObject): Promise<void>
  remove(kind: PlayedKind, namespace: string, name: string): Promise<void>
  /** Objects outside the played namespaces, by the server's count. */
  elsewhere(kind: PlayedKind): Promise<number>
  /** Defines a custom kind, or takes its definition away. */
  setServed(kind: PlayedKind, served: boolean): Promise<void>
  /** Gives or takes the right to list and watch. */
  setAllowed(kind: PlayedKind, allowed: boolean): Promise<void>
  /** While it is not, calls fail and open watches break. */
  setReachable(reachable: boolean): void
  /** Ends all watches, makes the changes while none is open, and then forgets what happened when so asked: resuming is 410. */
  interrupt(changes: () => Promise<void>, options?: { readonly forget: boolean }): Promise<void>
  /** By the server's count. */
  openWatches(): number
  /** Watches that the server has refused so far because it had forgotten their place: 410. */
  refusedResumptions(): number
  /** Leaves the server as it was found. */
  close(): Promise<void>
}

const VS = 'virtualservices.networking.istio.io'
const ISTIO_GATEWAYS = 'gateways.networking.istio.io'
const K8S_GATEWAYS = 'gateways.gateway.networking.k8s.io'
/** Taken away and given back: nothing else on a server has objects of this kind. */
const SWITCHED = 'workloadgroups.networking.istio.io'
/** Of definitions that many clusters lack, so that a server may not serve them. */
const SELDOM_SERVED: readonly ClusterKind[] = [
  'backendtlspolicies.gateway.networking.k8s.io',
  'listenersets.gateway.networking.k8s.io',
  'inferencepools.inference.networking.k8s.io',
]
const PLAYED: ReadonlySet<string> = new Set(PLAYED_NAMESPACES)
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
      expect
        .poll(() => store.states().filter(({ kind, state }) => state !== 'synced' && !isAbsent(kind, state)), SOON)
        .toEqual([])
    const servedKinds = () => store.states().filter(({ kind, state }) => !isAbsent(kind, state)).length
    const played = (kind: ClusterKind): readonly ClusterObject[] => store.list(kind).filter(isPlayed)
    const places = (kind: ClusterKind): readonly string[] => played(kind).map(placeOf).toSorted()
    const untilPlaces = (kind: ClusterKind, expected: readonly string[]) =>
      expect.poll(() => places(kind), SOON).toEqual(expected)
    const start = async () => {
      store.start()
      await untilSynced()
    }

    describe('before and after the first list', () => {
      test('nothing is asked, known or synced before the start', async () => {
        await cluster.put(service('play/web'))
        expect(store.states().map(({ kind, state, objects }) => [kind, state, objects])).toEqual(
          CLUSTER_KINDS.map((kind) => [kind, 'starting', 0]),
        )
        expect(store.list('services')).toEqual([])
        expect(store.get('services', 'play', 'web')).toBeUndefined()
        expect(cluster.openWatches()).toBe(0)
      })

      test('every served kind is listed and watched once, though it is started twice', async () => {
        store.start()
        await start()
        expect(store.states().map(({ kind }) => kind)).toEqual([...CLUSTER_KINDS])
        expect(cluster.openWatches()).toBe(servedKinds())
      })

      test('all objects are there, however many', async () => {
        const expected = Array.from({ length: 1_234 }, (_, i) => `${PLAYED_NAMESPACES[i % 3] ?? ''}/web-${i}`)
        await Promise.all(expected.map((place) => cluster.put(service(place))))
        await start()
        expect(places('services')).toEqual(expected.toSorted())
        const objects = 1_234 + (await cluster.elsewhere('services'))
        expect(store.list('services')).toHaveLength(objects)
        expect(stateOf('services')).toMatchObject({ state: 'synced', objects, message: undefined })
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
        await cluster.put(wireObject('pods', 'play/web-1-a', { metadata, spec, status: { phase: 'Running' } }))
        await start()
        const pod = store.get('pods', 'play', 'web-1-a')
        expect(pod).toMatchObject({
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'web-1-a', namespace: 'play', labels: metadata.labels, deletionTimestamp: undefined },
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
        const [first, second] = [virtualService('play/web', [90, 10]), virtualService('play/web', [0, 100])]
        await cluster.put(first)
        await start()
        expect(store.get(VS, 'play', 'web')?.spec).toEqual(first.spec)
        expect(store.get(VS, 'play', 'web')?.metadata.generation).toBe(1)
        await cluster.put(second)
        await expect.poll(() => store.get(VS, 'play', 'web')?.spec, SOON).toEqual(second.spec)
        expect(store.get(VS, 'play', 'web')?.metadata.generation).toBe(2)
      })

      test('without a namespace has an empty one', async () => {
        await cluster.put(
          wireObject('namespaces', 'constructor', { metadata: { labels: { 'istio-injection': 'enabled' } } }),
        )
        await start()
        expect(store.get('namespaces', '', 'constructor')?.metadata.labels['istio-injection']).toBe('enabled')
        expect(store.get('namespaces', '', 'toString')).toBeUndefined()
      })

      test('is told from its namesakes in other namespaces and other groups', async () => {
        for (const place of ['play/web', 'play-b/web', 'constructor/web']) await cluster.put(service(place))
        const listeners = [{ name: 'http', port: 80, protocol: 'HTTP' }]
        await cluster.put(istioGateway('play/web'))
        await cluster.put(wireObject(K8S_GATEWAYS, 'play/web', { spec: { gatewayClassName: 'other', listeners } }))
        await start()
        expect(places('services')).toEqual(['constructor/web', 'play-b/web', 'play/web'])
        expect(store.get('services', 'play-b', 'web')?.metadata.namespace).toBe('play-b')
        expect(store.get(ISTIO_GATEWAYS, 'play', 'web')?.apiVersion).toBe('networking.istio.io/v1')
        expect(store.get(K8S_GATEWAYS, 'play', 'web')?.apiVersion).toBe('gateway.networking.k8s.io/v1')
        expect(store.get(ISTIO_GATEWAYS, 'play-b', 'web')).toBeUndefined()
      })

      test('that holds the mesh configuration is read with its data', async () => {
        const data = { mesh: 'trustDomain: cluster.local\n' }
        await cluster.put(wireObject('configmaps', `${CONTROL_PLANE}/istio`, { data }))
        await start()
        expect(store.get('configmaps', CONTROL_PLANE, 'istio')?.data).toMatchObject(data)
      })

      test('names the cluster when it is istiod', async () => {
        await start()
        expect(store.name).toBe('Kubernetes')
        const containers = [{ name: 'discovery', image: 'pilot', env: [{ name: 'CLUSTER_ID', value: 'east' }] }]
        const template = { metadata: { labels: { app: 'istiod' } }, spec: { containers } }
        const spec = { selector: { matchLabels: { app: 'istiod' } }, template }
        const metadata = { labels: { app: 'istiod' } }
        await cluster.put(wireObject('deployments.apps', `${CONTROL_PLANE}/istiod`, { metadata, spec }))
        await expect.poll(() => store.name, SOON).toBe('east')
      })
    })

    describe('changes', () => {
      test('arrive: made, changed and removed', async () => {
        await cluster.put(service('play/old'))
        await start()
        await cluster.put(service('play/new'))
        await untilPlaces('services', ['play/new', 'play/old'])
        await cluster.put(service('play/old', 9_999))
        await expect.poll(() => store.get('services', 'play', 'old')?.spec, SOON).toMatchObject({ ports: [{ port: 9_999 }] }) // prettier-ignore
        await cluster.remove('services', 'play', 'old')
        await untilPlaces('services', ['play/new'])
        const objects = 1 + (await cluster.elsewhere('services'))
        expect(stateOf('services')).toMatchObject({ state: 'synced', objects })
      })

      test('raise the revision, and are told to who listens, until they stop', async () => {
        await start()
        let told = 0
        let toldOther = 0
        const end = store.subscribe(() => (told += 1))
        store.subscribe(() => (toldOther += 1))
        const before = store.revision()
        await cluster.put(service('play/a'))
        await expect.poll(() => told, SOON).toBeGreaterThan(0)
        expect(places('services')).toEqual(['play/a'])
        expect(store.revision()).toBeGreaterThan(before)
        end()
        const [last, lastOther] = [told, toldOther]
        await cluster.put(service('play/b'))
        await expect.poll(() => toldOther, SOON).toBeGreaterThan(lastOther)
        expect(told).toBe(last)
      })

      test('in crowds are told in few calls', async () => {
        await start()
        let told = 0
        store.subscribe(() => (told += 1))
        const crowd = Array.from({ length: 500 }, (_, i) => `play/web-${i}`)
        // While nobody watches, so that they arrive at once, however long a server takes to make them.
        await cluster.interrupt(async () => {
          await Promise.all(crowd.map((place) => cluster.put(service(place))))
        })
        await untilPlaces('services', crowd.toSorted())
        expect(told).toBeLessThan(100)
      })

      test('do not alter what was read before', async () => {
        await cluster.put(service('play/a'))
        await start()
        const before = store.list('services')
        await cluster.put(service('play/b'))
        await untilPlaces('services', ['play/a', 'play/b'])
        expect(before.filter(isPlayed).map(placeOf)).toEqual(['play/a'])
      })
    })

    describe('an interrupted watch', () => {
      test('is resumed without loss', async () => {
        for (const name of ['gone', 'changed', 'stays']) await cluster.put(service(`play/${name}`))
        await start()
        await cluster.interrupt(async () => {
          await cluster.remove('services', 'play', 'gone')
          await cluster.put(service('play/changed', 9_999))
          await cluster.put(service('play/new'))
        })
        await untilPlaces('services', ['play/changed', 'play/new', 'play/stays'])
        expect(store.get('services', 'play', 'changed')?.spec).toMatchObject({ ports: [{ port: 9_999 }] })
        await untilSynced()
        expect(cluster.refusedResumptions()).toBe(0)
      })

      test('that cannot be resumed (410) is listed anew, and notices what vanished', async () => {
        for (const name of ['gone', 'changed', 'stays']) await cluster.put(service(`play/${name}`))
        await start()
        await cluster.interrupt(
          async () => {
            await cluster.remove('services', 'play', 'gone')
            await cluster.put(service('play/changed', 9_999))
            await cluster.put(service('play/new'))
          },
          { forget: true },
        )
        await untilPlaces('services', ['play/changed', 'play/new', 'play/stays'])
        expect(cluster.refusedResumptions()).toBeGreaterThan(0)
        expect(store.get('services', 'play', 'changed')?.spec).toMatchObject({ ports: [{ port: 9_999 }] })
        await cluster.put(service('play/later'))
        await untilPlaces('services', ['play/changed', 'play/later', 'play/new', 'play/stays'])
        await untilSynced()
      })

      test('takes an object for another when it was removed and made again', async () => {
        await cluster.put(service('play/web'))
        await start()
        const before = store.get('services', 'play', 'web')?.metadata.uid
        await cluster.interrupt(
          async () => {
            await cluster.remove('services', 'play', 'web')
            await cluster.put(service('play/web'))
          },
          { forget: true },
        )
        await expect.poll(() => store.get('services', 'play', 'web')?.metadata.uid, SOON).not.toBe(before)
        expect(places('services')).toEqual(['play/web'])
      })

      test('leaves no watch behind, however often', async () => {
        await start()
        for (let i = 0; i < 5; i += 1) {
          await cluster.interrupt(() => cluster.put(service(`play/web-${i}`)), { forget: i % 2 === 0 })
          await expect.poll(() => places('services').length, SOON).toBe(i + 1)
        }
        await untilSynced()
        await expect.poll(() => cluster.openWatches(), SOON).toBe(servedKinds())
      })

      test('ends, after any course of events, at what the server holds', async () => {
        const place = fc.tuple(fc.constantFrom('play', 'play-b'), fc.constantFrom('x', 'y', 'z'))
        const change = fc.record({ place, port: fc.option(fc.integer({ min: 1, max: 65_535 })) })
        const episode = fc.record({
          how: fc.constantFrom('watched', 'interrupted', 'forgotten'),
          changes: fc.array(change, { maxLength: 6 }),
        })
        const held = new Map<string, number>()
        const make = async ({
          place: [namespace, name],
          port,
        }: {
          place: [string, string]
          port: number | null
        }): Promise<void> => {
          const key = `${namespace}/${name}`
          if (port !== null) await cluster.put(service(key, port))
          else if (held.has(key)) await cluster.remove('services', namespace, name)
          if (port === null) held.delete(key)
          else held.set(key, port)
        }
        const known = (): ReadonlyMap<string, unknown> =>
          new Map(played('services').map((object) => [placeOf(object), portOf(object.spec)]))
        await start()
        await fc.assert(
          fc.asyncProperty(fc.array(episode, { maxLength: 5 }), async (episodes) => {
            for (const { how, changes } of episodes) {
              const all = async (): Promise<void> => {
                for (const each of changes) await make(each)
              }
              if (how === 'watched') await all()
              else await cluster.interrupt(all, { forget: how === 'forgotten' })
            }
            await expect.poll(known, SOON).toEqual(held)
          }),
          { numRuns: 20, endOnFailure: true },
        )
      })
    })

    describe('a custom kind', () => {
      test('that is not served is absent, and is noticed when it appears', async () => {
        await cluster.setServed(SWITCHED, false)
        store.start()
        await untilState(SWITCHED, 'absent')
        expect(store.list(SWITCHED)).toEqual([])
        await untilState('pods', 'synced')
        await cluster.setServed(SWITCHED, true)
        await cluster.put(workloadGroup('play/web'))
        await untilPlaces(SWITCHED, ['play/web'])
        await untilState(SWITCHED, 'synced')
      })

      test('that goes takes its objects along, leaves the others, and may come back', async () => {
        await cluster.put(workloadGroup('play/web'))
        await cluster.put(istioGateway('play/web'))
        await start()
        await cluster.setServed(SWITCHED, false)
        await untilState(SWITCHED, 'absent')
        expect(store.list(SWITCHED)).toEqual([])
        expect(stateOf(SWITCHED)).toMatchObject({ objects: 0 })
        expect(places(ISTIO_GATEWAYS)).toEqual(['play/web'])
        expect(stateOf(ISTIO_GATEWAYS)?.state).toBe('synced')
        await cluster.setServed(SWITCHED, true)
        await untilState(SWITCHED, 'synced')
        expect(store.list(SWITCHED)).toEqual([])
      })
    })

    describe('rights', () => {
      test('that are missing are denied in the words of the server; the other kinds are read', async () => {
        await cluster.put(service('play/web'))
        await cluster.put(virtualService('play/web', [100]))
        await cluster.setAllowed('services', false)
        store.start()
        await untilState('services', 'denied')
        expect(stateOf('services')?.message).toMatch(/^services is forbidden: User .* cannot list resource "services"/)
        expect(store.list('services')).toEqual([])
        await untilPlaces(VS, ['play/web'])
        await cluster.setAllowed('services', true)
        await untilPlaces('services', ['play/web'])
        await untilSynced()
      })

      test('that are taken away are noticed, and what may no longer be read is no longer there', async () => {
        await cluster.put(service('play/web'))
        await start()
        await cluster.setAllowed('services', false)
        await cluster.interrupt(() => Promise.resolve())
        await untilState('services', 'denied')
        expect(store.list('services')).toEqual([])
        expect(store.get('services', 'play', 'web')).toBeUndefined()
        expect(stateOf('services')?.objects).toBe(0)
        await cluster.setAllowed('services', true)
        await untilPlaces('services', ['play/web'])
      })
    })

    describe('a server that cannot be reached', () => {
      test('leaves what is known readable, as failed, and is read again when it is back', async () => {
        await cluster.put(service('play/old'))
        await start()
        cluster.setReachable(false)
        await untilState('services', 'failed')
        expect(places('services')).toEqual(['play/old'])
        expect(stateOf('services')?.message).toBeTruthy()
        await cluster.put(service('play/new'))
        cluster.setReachable(true)
        await untilPlaces('services', ['play/new', 'play/old'])
        await untilSynced()
      })

      test('at the start is failed for every kind, and nothing throws', async () => {
        await cluster.put(service('play/web'))
        cluster.setReachable(false)
        store.start()
        await expect.poll(() => new Set(store.states().map(({ state }) => state)), SOON).toEqual(new Set(['failed']))
        cluster.setReachable(true)
        await untilSynced()
        expect(places('services')).toEqual(['play/web'])
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
        await cluster.put(service('play/old'))
        await start()
        await store.stop()
        await expect.poll(() => cluster.openWatches(), SOON).toBe(0)
        const revision = store.revision()
        await cluster.put(service('play/new'))
        await store.version({ signal: new AbortController().signal, timeoutMs: milliseconds(5_000) })
        expect(places('services')).toEqual(['play/old'])
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
            await cluster.setServed(SWITCHED, false)
            await cluster.setAllowed('services', false)
            store.start()
            await untilState(SWITCHED, 'absent')
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

/** Nothing else can be expected of a kind that this server may lack. */
export function isAbsent(kind: ClusterKind, state: KindState['state']): boolean {
  return state === 'absent' && SELDOM_SERVED.includes(kind)
}

function isPlayed({ metadata }: ClusterObject): boolean {
  return PLAYED.has(metadata.namespace)
}

function placeOf({ metadata }: ClusterObject): string {
  return `${metadata.namespace}/${metadata.name}`
}
