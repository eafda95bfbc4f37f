import { object, snapshotOf } from '@/lib/mesh/testing/cluster-objects'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { describe, expect, it } from 'vitest'
import { countConfig, unreadConfig } from './count-config'
import { latestChanges } from './latest-changes'

const CREATED = '2026-01-01T00:00:00Z'

function config(kind: string, name: string, metadata: Partial<ClusterObject['metadata']> = {}): ClusterObject {
  return { ...object(name, { metadata: { creationTimestamp: CREATED, ...metadata } }), kind }
}

const EVERYWHERE = { cluster: 'east', isVisible: () => true }

describe('the latest changes', () => {
  it('are the objects written last, the newest first, with who wrote them', () => {
    const snapshot = snapshotOf({
      'virtualservices.networking.istio.io': [
        config('VirtualService', 'old'),
        config('VirtualService', 'edited', { lastWrite: { at: '2026-01-03T00:00:00Z', by: 'kubectl-edit' } }),
      ],
      'peerauthentications.security.istio.io': [
        config('PeerAuthentication', 'new', { lastWrite: { at: CREATED, by: 'helm' } }),
      ],
      'deployments.apps': [config('Deployment', 'no-config')],
    })
    expect(latestChanges(snapshot, EVERYWHERE)).toMatchObject([
      { kind: 'VirtualService', name: 'edited', at: '2026-01-03T00:00:00Z', by: 'kubectl-edit', created: false },
      { kind: 'PeerAuthentication', name: 'new', by: 'helm', created: true },
      { kind: 'VirtualService', name: 'old', at: CREATED, by: null, created: true },
    ])
  })

  it('are ten at most, of visible namespaces only, without what registers itself', () => {
    const many = Array.from({ length: 14 }, (_, i) =>
      config('Sidecar', `s${i}`, { namespace: i < 3 ? 'hidden' : 'shop' }),
    )
    const snapshot = snapshotOf({
      'sidecars.networking.istio.io': many,
      'workloadentries.networking.istio.io': [config('WorkloadEntry', 'vm')],
    })
    const changes = latestChanges(snapshot, { cluster: 'east', isVisible: (namespace) => namespace !== 'hidden' })
    expect(changes).toHaveLength(10)
    expect(changes.every(({ kind, namespace }) => kind === 'Sidecar' && namespace === 'shop')).toBe(true)
  })
})

describe('the counts of Istio objects', () => {
  it('are by kind, the most first, of visible namespaces only; the two Gateways stay apart', () => {
    const snapshot = snapshotOf({
      'gateways.networking.istio.io': [config('Gateway', 'a')],
      'gateways.gateway.networking.k8s.io': [config('Gateway', 'b'), config('Gateway', 'c')],
      'sidecars.networking.istio.io': [config('Sidecar', 'd', { namespace: 'hidden' })],
    })
    expect(countConfig(snapshot, (namespace) => namespace !== 'hidden')).toEqual([
      { kind: 'Gateway (Gateway API)', objects: 2 },
      { kind: 'Gateway', objects: 1 },
    ])
  })

  it('say which kinds could not be read', () => {
    const state = (kind: 'sidecars.networking.istio.io' | 'pods', word: 'denied' | 'absent' | 'failed', objects = 0) =>
      ({ kind, state: word, objects, since: 0 as never, message: undefined }) as const
    expect(unreadConfig([state('sidecars.networking.istio.io', 'denied'), state('pods', 'denied')])).toEqual([
      'sidecars.networking.istio.io',
    ])
    expect(unreadConfig([state('sidecars.networking.istio.io', 'absent')])).toEqual([])
    expect(unreadConfig([state('sidecars.networking.istio.io', 'failed', 3)])).toEqual([])
  })
})
