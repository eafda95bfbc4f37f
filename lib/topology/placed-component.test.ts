import { clusterFacts, namespace, service, workload } from '@/lib/graph/testing/facts'
import { object, ownedBy, snapshotOf } from '@/lib/mesh/testing/cluster-objects'
import { describe, expect, it } from 'vitest'
import { buildLamp } from './build-lamp'
import { buildMesh } from './build-mesh'
import type { KnownMesh, KnownPlace, KnownSource } from './known-mesh'
import { findRunning, measuredPods } from './running-workloads'
import { deployment, istiod, knownMesh, source, SYSTEM } from './testing/known'

type Workload = Parameters<typeof workload>[1]

const place = (part: Partial<KnownPlace> = {}): KnownPlace => ({
  id: 'source:traces',
  address: 'http://127.0.0.1:16686',
  workload: `${SYSTEM}/jaeger`,
  setting: 'tracing.stores[0].workload',
  ...part,
})
const jaeger = (part: Workload = {}) => workload('jaeger', { namespace: SYSTEM, labels: { app: 'jaeger' }, ...part })
const traces = (part: Partial<KnownSource['source']> = {}) =>
  source('traces', 'trace-store', { version: null, ...part })
const pod = object('jaeger-0', {
  metadata: { namespace: SYSTEM, ...ownedBy('StatefulSet', 'jaeger') },
  spec: { containers: [{ name: 'jaeger', resources: { limits: { memory: '1Ki' } } }] },
  status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }], podIP: '10.0.0.9' },
})

function known(part: Partial<KnownMesh> = {}, ...workloads: readonly ReturnType<typeof workload>[]): KnownMesh {
  return knownMesh({
    cluster: clusterFacts({
      namespaces: [namespace('shop'), namespace(SYSTEM)],
      workloads: [istiod(), ...(workloads.length === 0 ? [jaeger()] : workloads)],
    }),
    snapshot: snapshotOf({
      'deployments.apps': [
        deployment('istiod', { app: 'istiod' }, 'istio/pilot:1.27.1'),
        deployment('jaeger', { app: 'jaeger' }, 'jaegertracing/jaeger:2.17.0'),
      ],
      pods: [pod],
    }),
    sources: [traces()],
    places: [place()],
    usage: new Map([[`${SYSTEM}/jaeger-0`, { cpu: 0.25, memory: 512 }]]),
    ...part,
  })
}

function build(...args: Parameters<typeof known>) {
  const facts = known(...args)
  const mesh = buildMesh(facts, findRunning(facts))
  const store = mesh.components.find(({ id }) => id === 'source:traces')
  return { mesh, store, ids: mesh.components.map(({ id }) => id) }
}

const IDS = ['data-plane:east/default', 'istiod:east/istio-system/istiod', 'pharos', 'source:traces']

describe('a source with its workload', () => {
  it('has image, version, replicas and use of it, and stays where it was in the list', () => {
    const { store, ids } = build()
    expect(store).toMatchObject({
      role: 'trace-store',
      core: false,
      cluster: 'east',
      namespace: SYSTEM,
      name: 'traces',
      workload: 'jaeger',
      state: 'healthy',
      reasons: [],
      version: '2.17.0',
      image: 'jaegertracing/jaeger:2.17.0',
      replicas: { available: 1, desired: 1 },
      cpu: { used: 0.25, limit: null },
      memory: { used: 512, limit: 1024 },
      labels: { app: 'jaeger' },
      address: 'http://traces:80',
    })
    expect(ids).toEqual(IDS)
  })

  it('has the version that it tells itself', () => {
    expect(build({ sources: [traces({ version: '2.16.1' })] }).store?.version).toBe('2.16.1')
  })

  it('is found by its address, too', () => {
    const cluster = clusterFacts({
      workloads: [istiod(), jaeger()],
      services: [service('tracing', { namespace: SYSTEM, workloads: ['jaeger'] })],
    })
    const byAddress = place({ workload: '', address: `http://tracing.${SYSTEM}/jaeger` })
    expect(build({ cluster, places: [byAddress] }).store?.workload).toBe('jaeger')
  })

  const silent = traces({ state: 'failed', message: 'Jaeger does not answer.' })
  const none = '0 of 1 replica of jaeger available.'
  it.each<[string, { own: KnownSource; part?: Workload }, string, readonly string[]]>([
    ['an address that is silent for its workload', { own: silent, part: { available: 0 } }, 'unreachable', ['Jaeger does not answer.', none]],
    ['an address that is silent by itself', { own: silent }, 'unreachable', ['Jaeger does not answer.']],
    ['a workload scaled to 0', { own: silent, part: { desired: 0 } }, 'unreachable', ['Jaeger does not answer.', 'jaeger is scaled to 0.']],
    ['one that answers with too few replicas', { own: traces(), part: { available: 0 } }, 'unhealthy', [none]],
    ['one that nobody may ask', { own: traces({ state: 'denied', message: 'Not allowed.' }) }, 'unknown', ['Not allowed.']],
    ['one that begins, and cannot', { own: traces({ state: 'starting' }), part: { available: 0 } }, 'unhealthy', [none, 'It has not answered yet.']],
  ])('is as bad as the worse of both: %s', (_, { own, part }, state, reasons) => {
    const { store } = build({ sources: [own] }, jaeger(part))
    expect([store?.state, store?.reasons]).toEqual([state, reasons])
  }) // prettier-ignore

  it('says that what the setting names is not there, and is as well as it answers', () => {
    const places = [place({ workload: `${SYSTEM}/absent` })]
    const sentence = `There is no workload absent in ${SYSTEM}, which tracing.stores[0].workload names.`
    const { mesh, store, ids } = build({ places })
    expect([store?.state, store?.reasons, store?.image]).toEqual(['healthy', [sentence], null])
    expect(ids).toEqual(IDS)
    expect(buildLamp(mesh.components, 'east').state).toBe('healthy')
    expect(build({ places, sources: [silent] }).store?.reasons).toEqual(['Jaeger does not answer.', sentence])
  })

  it('is no second component for being named, and is needed where it is named so', () => {
    const named = { name: 'tracer', namespace: SYSTEM, workload: '', labels: { app: 'jaeger' }, core: true }
    const alone = build({ named: [named] })
    expect(alone.ids).toEqual(IDS)
    expect(alone.store?.core).toBe(true)
    const beside = build({ named: [named] }, jaeger(), workload('collector', { namespace: SYSTEM, labels: { app: 'jaeger' } }))
    expect(beside.mesh.components.find(({ role }) => role === 'other')).toMatchObject({ name: 'tracer', workload: 'collector' })
  }) // prettier-ignore

  it('has the sums of several workloads, and is as bad as the worst', () => {
    const cluster = clusterFacts({
      workloads: [jaeger(), workload('jaeger-2', { namespace: SYSTEM, desired: 2, available: 1 })],
      services: [service('tracing', { namespace: SYSTEM, workloads: ['jaeger', 'jaeger-2'] })],
    })
    const { store } = build({ cluster, places: [place({ workload: '', address: `http://tracing.${SYSTEM}` })] })
    expect(store).toMatchObject({ state: 'unhealthy', workload: null, replicas: { available: 2, desired: 3 } })
  })

  it('is what it was to who may not see the namespace, whatever is wrong there', () => {
    const isVisible = (name: string): boolean => name !== SYSTEM
    const named = [{ name: 'tracer', namespace: SYSTEM, workload: 'jaeger', labels: {}, core: true }]
    const without = build({ isVisible, named, places: [] }).mesh
    for (const workloads of [[jaeger()], [jaeger({ available: 0 })], [jaeger({ desired: 0 })]]) {
      expect(build({ isVisible, named }, ...workloads).mesh).toEqual(without)
    }
    expect(build({ isVisible, named, places: [place({ workload: `${SYSTEM}/absent` })] }).mesh).toEqual(without)
  })

  it('may be Pharos itself', () => {
    const places = [place({ id: 'pharos', address: null, workload: 'shop/pharos', setting: 'server.workload' })]
    const { mesh } = build({ places }, workload('pharos', { available: 2, desired: 2 }))
    expect(mesh.components.find(({ id }) => id === 'pharos')).toMatchObject({
      ...{ state: 'healthy', version: '1.0.0', workload: 'pharos', namespace: 'shop' },
      replicas: { available: 2, desired: 2 },
    })
  })

  it('is measured with all that runs the mesh', () => {
    const { pods, workloads } = measuredPods(findRunning(known()))
    expect(workloads.map(({ name }) => name)).toEqual(['istiod', 'jaeger'])
    expect(pods).toEqual([{ namespace: SYSTEM, name: 'jaeger-0', address: '10.0.0.9', reports: false }])
  })
})
