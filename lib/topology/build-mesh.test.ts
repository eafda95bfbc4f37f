import { clusterFacts, namespace, workload } from '@/lib/graph/testing/facts'
import { object, snapshotOf } from '@/lib/mesh/testing/cluster-objects'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildLamp, lampOf, worstLamp } from './build-lamp'
import { buildMesh } from './build-mesh'
import type { KnownMesh } from './known-mesh'
import { findRunning } from './running-workloads'
import { deployment, istiod, knownMesh, source, SYSTEM } from './testing/known'

const build = (part: Partial<KnownMesh> = {}) => {
  const known = knownMesh(part)
  return buildMesh(known, findRunning(known))
}
const stateOf = (mesh: ReturnType<typeof build>, id: string) => {
  const found = mesh.components.find((one) => one.id === id)
  return found === undefined ? undefined : [found.state, ...found.reasons]
}
const ISTIOD = 'istiod:east/istio-system/istiod'
const clusterOf = (...workloads: readonly ReturnType<typeof workload>[]) =>
  clusterFacts({ namespaces: [namespace('shop'), { ...namespace(SYSTEM), controlPlane: true }], workloads })

describe('what runs the mesh', () => {
  it('has control plane, gateways, data planes, sources and Pharos, sorted', () => {
    expect(build().components.map(({ id, state }) => [id, state])).toEqual([
      ['data-plane:east/default', 'healthy'],
      ['ingress-gateway:east/istio-system/istio-ingressgateway', 'healthy'],
      [ISTIOD, 'healthy'],
      ['pharos', 'healthy'],
      ['source:kubernetes', 'healthy'],
      ['source:prometheus', 'healthy'],
      ['source:traces', 'healthy'],
    ])
  })

  it('links what has to do with what', () => {
    expect(build().links.map(({ id }) => id)).toEqual([
      'controls:istiod:east/istio-system/istiod>data-plane:east/default',
      'controls:istiod:east/istio-system/istiod>ingress-gateway:east/istio-system/istio-ingressgateway',
      'reads:pharos>source:kubernetes',
      'reads:pharos>source:prometheus',
      'reads:pharos>source:traces',
      'scrapes:source:prometheus>data-plane:east/default',
      'scrapes:source:prometheus>ingress-gateway:east/istio-system/istio-ingressgateway',
      'scrapes:source:prometheus>istiod:east/istio-system/istiod',
      'sends:data-plane:east/default>source:traces',
    ])
  })

  it('misses istiod where it is expected, and says so', () => {
    const mesh = build({ cluster: clusterOf(workload('cart-v1')) })
    expect(stateOf(mesh, ISTIOD)).toEqual([
      'not-found',
      'There is no istiod in istio-system. It is expected there by istio.control_plane_namespaces.',
    ])
    expect(buildLamp(mesh.components, 'east').state).toBe('failure')
  })

  it('calls nothing gone while the cluster is not read whole', () => {
    const mesh = build({ cluster: { ...clusterOf(), reachable: false } })
    expect(stateOf(mesh, ISTIOD)?.[0]).toBe('unknown')
  })

  // Its pods may still be ending.
  it('tells the last control plane that is scaled to 0 from one beside another', () => {
    const scaled = { desired: 0, current: 1, available: 1 }
    expect(stateOf(build({ cluster: clusterOf(istiod('istiod', scaled)) }), ISTIOD)).toEqual([
      'unhealthy',
      'istiod is scaled to 0.',
      'No other control plane runs.',
    ])
    const beside = clusterOf(istiod('istiod', scaled), istiod('istiod-canary'))
    expect(stateOf(build({ cluster: beside }), ISTIOD)?.[0]).toBe('not-ready')
  })

  it('puts namespaces to revisions, by tags too, and misses a revision that nobody has', () => {
    const labelled = (name: string, labels: Readonly<Record<string, string>>) =>
      object(name, { metadata: { namespace: '', labels } })
    const mesh = build({
      cluster: clusterFacts({
        namespaces: ['a', 'b', 'c', 'd'].map(namespace),
        workloads: [istiod('istiod-1-27', { labels: { app: 'istiod', 'istio.io/rev': '1-27' } })],
      }),
      snapshot: snapshotOf({
        namespaces: [
          labelled('a', { 'istio.io/rev': 'prod' }),
          labelled('b', { 'istio-injection': 'enabled' }),
          labelled('c', { 'istio.io/rev': '1-26' }),
          labelled('d', { 'istio.io/dataplane-mode': 'ambient' }),
        ],
        'deployments.apps': [deployment('istiod-1-27', { app: 'istiod', 'istio.io/rev': '1-27' }, 'pilot:1.27.0')],
      }),
      tags: new Map([
        ['default', '1-27'],
        ['prod', '1-27'],
      ]),
    })
    const planes = mesh.components.filter(({ role }) => role === 'data-plane')
    expect(
      planes.map(({ name, state, tags, namespaces }) => [name, state, tags, namespaces?.map((one) => one.name)]),
    ).toEqual([
      // prettier-ignore
      ['1-26', 'unhealthy', [], ['c']],
      ['1-27', 'healthy', ['default', 'prod'], ['a', 'b', 'd']],
    ])
  })

  it('has what the configuration names, found by name and by labels, and misses what is not there', () => {
    const named = { namespace: SYSTEM, workload: '', labels: {}, core: false }
    const mesh = build({
      cluster: clusterOf(
        istiod(),
        workload('kiali-operator', { namespace: SYSTEM, labels: { app: 'ops' } }),
        workload('ops-2', { namespace: SYSTEM, labels: { app: 'ops' }, available: 0 }),
      ),
      named: [
        { ...named, name: 'one', workload: 'kiali-operator', core: true },
        { ...named, name: 'both', labels: { app: 'ops' } },
        { ...named, name: 'none', workload: 'absent' },
      ],
    })
    const others = mesh.components.filter(({ role }) => role === 'other')
    expect(others.map(({ name, state, core, replicas }) => [name, state, core, replicas?.desired])).toEqual([
      ['both', 'unhealthy', false, 2],
      ['none', 'not-found', false, undefined],
      ['one', 'healthy', true, 1],
    ])
  })

  it('misses a gateway that Istio should have deployed, not one of another class or of its owner', () => {
    const gateway = (name: string, spec: object) => object(name, { spec })
    const mesh = build({
      snapshot: snapshotOf({
        'gateways.gateway.networking.k8s.io': [
          gateway('public', { gatewayClassName: 'istio' }),
          gateway('near', { gatewayClassName: 'istio-waypoint' }),
          gateway('foreign', { gatewayClassName: 'nginx' }),
          gateway('own', { gatewayClassName: 'istio', addresses: [{ type: 'Hostname', value: 'cart' }] }),
        ],
      }),
    })
    const missed = mesh.components.filter(({ state }) => state === 'not-found')
    expect(missed.map(({ role, name, core }) => [role, name, core])).toEqual([
      ['waypoint', 'near', false],
      ['gateway', 'public', false],
    ])
  })

  it.each([
    ['stale', 'unreachable', 'connection refused'],
    ['failed', 'unreachable', 'connection refused'],
    ['denied', 'unknown', 'connection refused'],
    ['partial', 'unhealthy', 'connection refused'],
    ['starting', 'not-ready', 'connection refused'],
  ] as const)('a source that is %s is %s', (state, expected, message) => {
    const mesh = build({ sources: [source('prometheus', 'metric-store', { state, message })] })
    expect(stateOf(mesh, 'source:prometheus')).toEqual([expected, message])
  })

  it('has CPU and memory of all pods, and a limit where each container has one', () => {
    const pod = (name: string, limits?: object) =>
      object(name, {
        metadata: { namespace: SYSTEM, owners: [{ apiVersion: '', kind: 'StatefulSet', name: 'istiod', controller: true }] },
        spec: { containers: [{ name: 'discovery', image: 'istio/pilot:1.27.1', resources: { limits } }] },
      }) // prettier-ignore
    const usage = new Map([
      [`${SYSTEM}/a`, { cpu: 0.5, memory: 100 }],
      [`${SYSTEM}/b`, { cpu: null, memory: 50 }],
    ])
    const pods = [pod('a', { memory: '1Ki', cpu: '500m' }), pod('b', { memory: '1Ki' })]
    const mesh = build({ snapshot: snapshotOf({ pods }), usage })
    expect(mesh.components.find(({ id }) => id === ISTIOD)).toMatchObject({
      cpu: { used: 0.5, limit: null },
      memory: { used: 150, limit: 2048 },
      image: 'istio/pilot:1.27.1',
      version: '1.27.1',
    })
  })
})

const NAMES = fc.constantFrom('a', 'b', 'istiod', 'ztunnel', '__proto__', 'constructor', 'x'.repeat(253))
const SPACES = fc.constantFrom('shop', SYSTEM, 'hidden', '__proto__')
const LABELS = fc.constantFrom<Readonly<Record<string, string>>>(
  { app: 'istiod' },
  { app: 'istiod', 'istio.io/rev': 'canary' },
  { app: 'ztunnel' },
  { istio: 'ingressgateway' },
  { istio: '__proto__' },
  {},
)
const REPLICAS = fc.nat(3)
const WORKLOADS = fc.uniqueArray(
  fc
    .record({ name: NAMES, namespace: SPACES, labels: LABELS, desired: REPLICAS, available: REPLICAS, waypoint: fc.boolean() })
    .map(({ name, ...part }) => workload(name, { ...part, kind: part.labels.app === 'ztunnel' ? 'DaemonSet' : 'Deployment' })),
  { selector: ({ namespace: where, name }) => `${where}/${name}`, maxLength: 12 },
) // prettier-ignore
const SOURCES = fc.uniqueArray(fc.constantFrom('kubernetes', 'metric-store', 'trace-store', 'grafana')).chain(
  (roles) =>
    fc.tuple(...roles.map((role) => fc.constantFrom('fresh', 'failed', 'denied', 'starting').map((state) => source(role, role, { state })))), // prettier-ignore
)

describe('for any mesh', () => {
  const known = (workloads: readonly ReturnType<typeof workload>[], sources: KnownMesh['sources']): Partial<KnownMesh> => ({
    cluster: clusterFacts({ namespaces: ['shop', SYSTEM, 'hidden'].map(namespace), workloads }),
    sources,
  }) // prettier-ignore

  it('ids are unique and do not depend on the order', () => {
    fc.assert(
      fc.property(WORKLOADS, SOURCES, (workloads, sources) => {
        const mesh = build(known(workloads, sources))
        const ids = mesh.components.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(build(known(workloads.toReversed(), sources.toReversed()))).toEqual(mesh)
      }),
    )
  })

  it('both ends of each link exist, and a link to what is not well is not well', () => {
    fc.assert(
      fc.property(WORKLOADS, SOURCES, (workloads, sources) => {
        const { components, links } = build(known(workloads, sources))
        const states = new Map(components.map(({ id, state }) => [id, state]))
        for (const { from, to, well } of links) {
          const ends = [states.get(from), states.get(to)]
          expect(ends).not.toContain(undefined)
          expect(well).toBe(ends.every((state) => state === 'healthy' || state === 'unknown'))
        }
        expect(new Set(links.map(({ id }) => id)).size).toBe(links.length)
      }),
    )
  })

  it('the lamp is the worst of all components, and counts every issue', () => {
    fc.assert(
      fc.property(WORKLOADS, SOURCES, (workloads, sources) => {
        const { components } = build(known(workloads, sources))
        const lamp = buildLamp(components, 'east')
        expect(lamp.state).toBe(worstLamp(components.map(lampOf)))
        const unwell = components.filter(({ state }) => state !== 'healthy' && state !== 'unknown')
        const told = lamp.clusters.reduce((sum, { core, addOns }) => sum + core.total + addOns.total, 0)
        expect(told).toBe(unwell.length)
      }),
    )
  })

  it('nothing of a namespace that may not be seen is told but how many things there are', () => {
    fc.assert(
      fc.property(WORKLOADS, SOURCES, (workloads, sources) => {
        const isVisible = (name: string): boolean => name !== 'hidden'
        const mesh = build({ ...known(workloads, sources), isVisible })
        expect(JSON.stringify(mesh.components) + JSON.stringify(mesh.links)).not.toContain('hidden/')
        expect(mesh.components.some((one) => one.namespace === 'hidden')).toBe(false)
        const whole = build(known(workloads, sources))
        expect(whole.components.filter((one) => one.namespace === 'hidden')).toHaveLength(mesh.hidden)
      }),
    )
  })
})
