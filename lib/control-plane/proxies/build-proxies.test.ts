import { ownedBy, object, snapshotOf } from '@/lib/mesh/testing/cluster-objects'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lonePod, namespace, plainPod, REVISIONS, sidecarPod, syncOf } from '../testing/proxied-pods'
import { buildProxies, type ProxiesSource } from './build-proxies'
import { PROXY_NEEDS, PROXY_TYPES } from './model'

const ENABLED = { 'istio-injection': 'enabled' }

function built(pods: readonly ClusterObject[], labels = {}, source: Partial<ProxiesSource> = {}) {
  return buildProxies({
    cluster: 'east',
    snapshot: snapshotOf({ pods, namespaces: [namespace('shop', labels)] }),
    isVisible: () => true,
    controlPlaneNamespaces: new Set(['istio-system']),
    revisions: REVISIONS,
    sync: null,
    ...source,
  })
}

describe('what a pod lacks of what its labels ask for', () => {
  const inject = (value: string) => ({ labels: { 'sidecar.istio.io/inject': value } })
  test.each([
    ['nothing', sidecarPod('p'), ENABLED, []],
    ['a proxy', plainPod('p'), ENABLED, ['missing']],
    ['a proxy that it asks for itself', plainPod('p', inject('true')), {}, ['missing']],
    ['another version', sidecarPod('p', { version: '1.30.4' }), ENABLED, ['version']],
    ['the version of the revision that a tag names', sidecarPod('p', { version: '1.31.0' }), { 'istio.io/rev': 'prod' }, ['version']], // prettier-ignore
    ['another revision, whatever its version', sidecarPod('p'), { 'istio.io/rev': 'canary' }, ['revision']],
    ['nothing where a tag names its revision', sidecarPod('p'), { 'istio.io/rev': 'prod' }, []],
    ['to have none', sidecarPod('p'), {}, ['unwanted']],
    ['a revision that somebody runs', sidecarPod('p'), { 'istio.io/rev': 'gone' }, ['orphan']],
    ['nothing where its image is pinned', sidecarPod('p', { version: '1.30.4', annotations: { 'sidecar.istio.io/proxyImage': 'mine' } }), ENABLED, []], // prettier-ignore
    ['another version, as a gateway that is injected', lonePod('p', { annotations: { 'inject.istio.io/templates': 'gateway' } }, '1.30.4'), ENABLED, ['version']], // prettier-ignore
    ['nothing as a gateway that istiod deploys itself', lonePod('p', { labels: { 'gateway.istio.io/managed': 'istio.io-gateway-controller' } }, '1.30.4'), {}, []], // prettier-ignore
  ] as const)('%s', (_, pod, labels, needs) => {
    expect(built([pod], labels).rows.map((row) => row.needs)).toEqual([needs])
  })

  test.each([
    ['it refuses by label', plainPod('p', inject('false')), ENABLED],
    ['it refuses by annotation', plainPod('p', { annotations: { 'sidecar.istio.io/inject': 'False' } }), ENABLED],
    ['it is on the network of its node', plainPod('p', {}, { hostNetwork: true }), ENABLED],
    ['ztunnel carries its traffic', plainPod('p', { annotations: { 'ambient.istio.io/redirection': 'enabled' } }), ENABLED], // prettier-ignore
    ['its namespace is ambient, and names the revision of its waypoints', plainPod('p'), { 'istio.io/rev': 'default', 'istio.io/dataplane-mode': 'ambient' }], // prettier-ignore
    ['it has ended', object('p', { status: { phase: 'Succeeded' } }), ENABLED],
    ['it is leaving', plainPod('p', { deletionTimestamp: '2026-01-01T00:00:00Z' }), ENABLED],
    ['nobody asks', plainPod('p'), {}],
  ] as const)('a pod without a proxy is none of them where %s', (_, pod, labels) => {
    expect(built([pod], labels).rows).toEqual([])
  })

  test('names that may be tags are no orphans while nobody knows the tags', () => {
    const revisions = { ...REVISIONS, tags: new Map<string, string>(), tagsKnown: false }
    expect(built([sidecarPod('p')], { 'istio.io/rev': 'prod' }, { revisions }).rows[0]?.needs).toEqual([])
    expect(built([sidecarPod('p')], { 'istio.io/rev': 'canary' }, { revisions }).rows[0]?.needs).toEqual(['revision'])
  })
})

describe('a proxy', () => {
  test('is told with its workload, its istiod and what it runs', () => {
    const owners = { ...ownedBy('ReplicaSet', 'promos-v1-5d8f'), labels: { 'pod-template-hash': '5d8f' } }
    const [row] = built([sidecarPod('promos-v1-5d8f-x', { ...owners, version: '1.30.4' })], ENABLED).rows
    expect(row).toMatchObject({
      id: 'east/shop/promos-v1-5d8f-x',
      workload: 'promos-v1',
      type: 'sidecar',
      version: '1.30.4',
      istiodVersion: '1.31.1',
      skew: 'older-minor',
      revision: 'default',
      wanted: 'default',
      connection: 'unknown',
      sync: null,
    })
  })

  test.each([
    ['sidecar', sidecarPod('p')],
    ['gateway', lonePod('p', { labels: { app: 'istio-ingressgateway' } })],
    ['waypoint', lonePod('p', { labels: { 'gateway.istio.io/managed': 'istio.io-mesh-controller' } })],
    ['ztunnel', lonePod('p', { labels: { app: 'ztunnel' } })],
  ] as const)('is a %s', (type, pod) => {
    expect(built([pod], ENABLED).rows[0]?.type).toBe(type)
  })

  test.each([
    ['stale', syncOf('p', { states: { ...syncOf('p').states, eds: 'stale' } }), true],
    ['never-sent', syncOf('p', { states: { ...syncOf('p').states, lds: 'never-sent' } }), true],
    ['synced', syncOf('p'), true],
    ['synced', syncOf('p', { states: { ...syncOf('p').states, rds: 'never-sent' } }), false],
    ['not-connected', syncOf('other'), true],
    ['unknown', syncOf('other'), false],
  ] as const)('is %s', (connection, told, complete) => {
    const { rows } = built([sidecarPod('p')], ENABLED, { sync: { proxies: [told], complete } })
    expect(rows.find(({ pod }) => pod === 'p')?.connection).toBe(connection)
  })

  test('is starting while its pod does, and what istiod says of it goes before that', () => {
    const pending = { ...sidecarPod('p'), status: { phase: 'Pending' } }
    const connection = (told: string) =>
      built([pending], ENABLED, { sync: { proxies: [syncOf(told)], complete: true } }).rows.find(
        ({ pod }) => pod === 'p',
      )?.connection
    expect(connection('other')).toBe('starting')
    expect(connection('p')).toBe('synced')
  })

  test('says its version to istiod, which goes before the tag of its image', () => {
    const sync = { proxies: [syncOf('p', { istioVersion: '1.31.0' })], complete: true }
    expect(built([sidecarPod('p')], ENABLED, { sync }).rows[0]).toMatchObject({ version: '1.31.0', istiod: 'istiod-1' })
  })

  test('outside of the cluster is known by istiod alone', () => {
    const sync = { proxies: [syncOf('vm-1'), syncOf('far', { cluster: 'west' })], complete: true }
    expect(built([], {}, { sync }).rows).toMatchObject([{ pod: 'vm-1', workload: null, type: 'sidecar' }])
  })
})

test('of namespaces that may not be seen only the number of proxies is told', () => {
  const secret = { namespace: 'secret' }
  const sync = { proxies: [syncOf('vm', secret), syncOf('a', secret)], complete: true }
  const pods = [sidecarPod('a', secret), plainPod('b', secret), sidecarPod('c')]
  const { rows, hidden } = built(pods, ENABLED, { sync, isVisible: (name) => name === 'shop' })
  expect({ pods: rows.map(({ pod }) => pod), hidden }).toEqual({ pods: ['c'], hidden: 2 })
})

test('what needs somebody stands first', () => {
  const sync = { proxies: [syncOf('a'), syncOf('b', { states: { ...syncOf('b').states, cds: 'stale' } }), syncOf('d')], complete: true } // prettier-ignore
  const pods = [sidecarPod('a'), sidecarPod('b'), plainPod('c'), sidecarPod('d', { version: '1.30.4' })]
  expect(built(pods, ENABLED, { sync }).rows.map(({ pod }) => pod)).toEqual(['b', 'c', 'd', 'a'])
})

test('any pod has an answer, in whatever order they come', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('true', 'false', 'enabled', 'canary', 'ztunnel'))
  const texts = fc.dictionary(
    fc.constantFrom('sidecar.istio.io/inject', 'istio.io/rev', 'sidecar.istio.io/status', 'app'),
    text,
  )
  const containers = fc.array(fc.record({ name: fc.constantFrom('app', 'istio-proxy'), image: text }), { maxLength: 3 })
  const pod = fc
    .record({ name: fc.string(), labels: texts, annotations: texts, containers, other: fc.jsonValue() })
    .map(({ name, labels, annotations, ...spec }) =>
      object(name, { metadata: { labels, annotations }, spec: spec.containers.length === 0 ? spec.other : spec }),
    )
  const many = fc.uniqueArray(pod, { selector: ({ metadata }) => metadata.name, maxLength: 8 })
  fc.assert(
    fc.property(many, texts, (pods, labels) => {
      const { rows } = built(pods, labels)
      expect(built(pods.toReversed(), labels).rows).toEqual(rows)
      for (const row of rows) {
        expect(PROXY_TYPES).toContain(row.type)
        expect(row.needs.every((need) => PROXY_NEEDS.includes(need))).toBe(true)
        expect(row.type !== 'none' || row.needs.length > 0).toBe(true)
      }
    }),
  )
})

test('two thousand proxies fit an answer of one megabyte', () => {
  const pods = Array.from({ length: 2_000 }, (_, i) => sidecarPod(`workload-number-${i}-5d8f7c9b44-x${i}`))
  const proxies = pods.map(({ metadata }) => syncOf(metadata.name))
  const { rows } = built(pods, ENABLED, { sync: { proxies, complete: true } })
  expect(rows).toHaveLength(2_000)
  expect(JSON.stringify(rows).length).toBeLessThan(1_000_000)
})
