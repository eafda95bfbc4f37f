import type { NamespaceListRow } from '@/lib/lists/model'
import { healthOf } from '@/lib/lists/testing/rows'
import { describe, expect, it } from 'vitest'
import { countDataPlanes } from './count-data-planes'

const TRAFFIC = { requestRate: 1, errorPercent: 0, p95Ms: null, bytesRate: null }

function row(name: string, part: Partial<NamespaceListRow> = {}): NamespaceListRow {
  const place = { list: 'namespaces', id: name, cluster: 'east', namespace: name, name, labels: {} } as const
  const nothing = { config: [], marks: [], revision: null, mtls: null, workloads: 1, services: 1, unhealthy: 0 }
  return {
    ...place,
    ...nothing,
    configObjects: 0,
    mode: 'sidecar',
    health: healthOf('healthy'),
    traffic: TRAFFIC,
    ...part,
  }
}

describe('the namespaces in one glance', () => {
  it('are counted by health where they are in the mesh, and by how they are in it', () => {
    const rows = [
      row('a'),
      row('b', { mode: 'ambient', health: healthOf('failure') }),
      row('istio-system', { mode: 'control-plane' }),
      row('kube-system', { mode: 'none', health: healthOf('failure') }),
    ]
    expect(countDataPlanes(rows)).toMatchObject({
      health: { healthy: 2, failure: 1 },
      modes: { sidecar: 1, ambient: 1, none: 1 },
      quiet: 0,
    })
  })

  it('are named when they are the three worst', () => {
    const statuses = ['healthy', 'degraded', 'failure', 'not-ready', 'degraded'] as const
    const rows = statuses.map((status, i) => row(`n${i}`, { health: healthOf(status) }))
    expect(countDataPlanes(rows).worst.map(({ name }) => name)).toEqual(['n2', 'n1', 'n4'])
  })

  it('are quiet when neither requests nor bytes came in, and not when nobody could be asked', () => {
    const quiet = row('q', { traffic: { ...TRAFFIC, requestRate: null } })
    expect(
      countDataPlanes([quiet, row('tcp', { traffic: { ...TRAFFIC, requestRate: null, bytesRate: 3 } })]).quiet,
    ).toBe(1)
    expect(countDataPlanes([row('u', { traffic: null })]).quiet).toBeNull()
  })
})
