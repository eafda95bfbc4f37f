import { CLUSTER_KINDS, type ClusterKind } from '@/lib/ports/cluster-kinds'
import { KIND_STATES, type KindState } from '@/lib/ports/cluster-store'
import { unixSeconds } from '@/lib/std/units'
import { describe, expect, it } from 'vitest'
import { isReadable } from './is-readable'

const states = (but: ClusterKind, state: KindState['state']): readonly KindState[] =>
  CLUSTER_KINDS.map((kind) => {
    return { kind, state: kind === but ? state : 'synced', objects: 0, since: unixSeconds(0), message: undefined }
  })

describe('isReadable', () => {
  it.each(KIND_STATES)('needs pods that are synced: %s', (state) => {
    expect(isReadable(states('pods', state))).toBe(state === 'synced')
  })

  it('needs no kinds that only a part of the clusters has', () => {
    expect(isReadable(states('gateways.gateway.networking.k8s.io', 'absent'))).toBe(true)
  })
})
