import { snapshotOf } from '@/lib/mesh/testing/cluster-objects'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { describe, expect, test } from 'vitest'
import { buildProxies } from '../proxies/build-proxies'
import { namespace, plainPod, REVISIONS, sidecarPod } from '../testing/proxied-pods'
import { buildRevisions } from './build-revisions'
import type { KnownRevisions } from './known-revisions'

const PLANE = { role: 'istiod', cluster: 'east', namespace: 'istio-system', available: 1, desired: 1, status: 'healthy', configured: true } as const // prettier-ignore

function built(
  labels: Readonly<Record<string, string>>,
  pods: readonly ClusterObject[] = [],
  revisions: KnownRevisions = REVISIONS,
) {
  // prettier-ignore
  const { rows } = buildProxies({
    cluster: 'east',
    snapshot: snapshotOf({ pods, namespaces: [namespace('shop', labels)] }),
    isVisible: () => true,
    controlPlaneNamespaces: new Set(),
    revisions,
    sync: null,
  })
  return buildRevisions({
    revisions,
    planes: [
      { ...PLANE, name: 'istiod', revision: 'default', version: '1.31.1' },
      { ...PLANE, name: 'istiod-canary', revision: 'canary', version: '1.32.0' },
    ],
    namespaces: [{ cluster: 'east', name: 'shop', labels }],
    rows,
  })
}

describe('a namespace says which control plane it belongs to', () => {
  const enabled = { 'istio-injection': 'enabled' }
  test.each([
    ['by injection', enabled, { asks: 'injection', label: 'istio-injection=enabled', revision: 'default' }],
    ['by injection, before a revision', { ...enabled, 'istio.io/rev': 'canary' }, { asks: 'injection' }],
    ['by a revision', { 'istio.io/rev': 'canary' }, { asks: 'revision', revision: 'canary', state: 'well' }],
    ['by a tag', { 'istio.io/rev': 'prod' }, { asks: 'tag', label: 'istio.io/rev=prod', revision: 'default' }],
    ['by a revision that nobody runs', { 'istio.io/rev': 'gone' }, { asks: 'revision', state: 'orphan' }],
    ['for ztunnel alone', { 'istio.io/dataplane-mode': 'ambient' }, { asks: 'ambient', revision: null, state: 'well' }],
  ] as const)('%s', (_, labels, said) => {
    expect(built(labels).namespaces).toMatchObject([{ name: 'shop', ...said }])
  })

  test.each([
    ['nothing', {}, []],
    ['no', { 'istio-injection': 'disabled' }, []],
    ['nothing, and a pod asks for itself', {}, ['pods']],
  ] as const)('it says %s', (_, labels, asks) => {
    const pods = asks.length === 0 ? [] : [plainPod('p', { labels: { 'sidecar.istio.io/inject': 'true' } })]
    expect(built(labels, pods).namespaces.map((one) => one.asks)).toEqual(asks)
  })
})

test('pods that still run the old revision are behind, and counted at the control plane that they ask for', () => {
  const pods = [sidecarPod('b'), sidecarPod('a'), sidecarPod('c', { revision: 'canary', version: '1.32.0' })]
  const { planes, namespaces } = built({ 'istio.io/rev': 'canary' }, pods)
  expect(namespaces).toMatchObject([
    {
      state: 'behind',
      runs: [
        { revision: 'default', proxies: 2 },
        { revision: 'canary', proxies: 1 },
      ],
      behind: { pods: ['a', 'b'], count: 2 },
    },
  ])
  expect(planes).toMatchObject([
    { revision: 'canary', tags: [], isDefault: false, namespaces: 1, proxies: 1, behind: 2 },
    { revision: 'default', tags: ['prod'], isDefault: true, namespaces: 0, proxies: 2, behind: 0 },
  ])
})

test('the tag of the default moves all namespaces that are injected', () => {
  const tags = new Map([['default', 'canary']])
  const { planes, namespaces } = built({ 'istio-injection': 'enabled' }, [sidecarPod('a')], { ...REVISIONS, tags })
  expect(planes.map(({ revision, isDefault }) => [revision, isDefault])).toEqual([['canary', true], ['default', false]]) // prettier-ignore
  expect(namespaces).toMatchObject([{ revision: 'canary', state: 'behind', behind: { pods: ['a'] } }])
})

test('a tag that leads to nobody is named; unknown names are no orphans while tags are not known', () => {
  const lost = { ...REVISIONS, tags: new Map([['prod', 'gone']]) }
  expect(built({}, [], lost).lostTags).toEqual([{ tag: 'prod', revision: 'gone' }])
  expect(built({ 'istio.io/rev': 'prod' }, [], lost).namespaces).toMatchObject([{ asks: 'tag', state: 'orphan' }])
  const unread = { ...REVISIONS, tags: new Map<string, string>(), tagsKnown: false }
  expect(built({ 'istio.io/rev': 'prod' }, [], unread).namespaces).toMatchObject([{ state: 'well' }])
})

test('of many pods that are behind the first are named', () => {
  const pods = Array.from({ length: 25 }, (_, i) => sidecarPod(`p${String(i).padStart(2, '0')}`))
  const [shop] = built({ 'istio.io/rev': 'canary' }, pods).namespaces
  expect(shop?.behind).toMatchObject({ count: 25 })
  expect(shop?.behind.pods).toHaveLength(20)
})
