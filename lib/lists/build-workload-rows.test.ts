import type { WorkloadFacts } from '@/lib/graph/facts'
import { clusterFacts, meshFacts, workload } from '@/lib/graph/testing/facts'
import { describe, expect, it } from 'vitest'
import { buildWorkloadRows } from './build-workload-rows'

function rowOf(part: Partial<WorkloadFacts>, gateways: readonly string[] = []) {
  const gateway = {
    ref: { cluster: 'east', kind: 'Gateway', namespace: 'shop', name: 'front' },
    kind: 'ingress',
    workloads: gateways,
    hosts: [],
  } as const
  const cluster = clusterFacts({ workloads: [workload('cart-v1', part)], gateways: [gateway] })
  return buildWorkloadRows({ facts: meshFacts({ clusters: [cluster] }), things: null })[0]
}

describe('a row of the workloads', () => {
  it('is there with what the cluster tells, before anybody was asked for traffic', () => {
    expect(rowOf({ available: 1, desired: 2 })).toMatchObject({
      id: 'east/shop/workload/cart-v1',
      type: 'Deployment',
      version: 'v1',
      ready: { available: 1, desired: 2 },
      health: null,
      traffic: null,
    })
  })

  it.each<[string, Partial<WorkloadFacts>, string]>([
    ['all pods have a sidecar', { pods: 2, sidecarPods: 2 }, 'sidecar'],
    ['all pods are captured', { pods: 1, sidecarPods: 0, ambientPods: 1 }, 'ambient'],
    ['one of two pods takes part', { pods: 2, sidecarPods: 1 }, 'mixed'],
    ['no pod takes part', { sidecarPods: 0 }, 'none'],
    ['it is a waypoint', { sidecarPods: 0, waypoint: true }, 'waypoint'],
  ])('where %s', (_, part, mode) => {
    expect(rowOf(part)?.mode).toBe(mode)
  })

  it('of a gateway lacks neither sidecar nor labels', () => {
    const row = rowOf({ sidecarPods: 0, app: null, version: null }, ['shop/cart-v1'])
    expect(row).toMatchObject({ mode: 'gateway', marks: [] })
  })

  it.each<[Partial<WorkloadFacts>, readonly string[]]>([
    [{ sidecarPods: 0 }, ['missing-sidecar']],
    [{ app: null, version: null }, ['missing-app', 'missing-version']],
    [{ desired: 0, current: 0, available: 0, pods: 0, sidecarPods: 0 }, ['scaled-to-zero']],
    [{ desired: 2, current: 3, available: 2 }, ['rollout']],
  ])('of %j is marked %j', (part, marks) => {
    expect(rowOf(part)?.marks).toEqual(marks)
  })

  it('is left out where the user may not look', () => {
    const clusters = [clusterFacts({ workloads: [workload('a-v1'), workload('b-v1', { namespace: 'other' })] })]
    const rows = buildWorkloadRows({ facts: meshFacts({ clusters, access: { east: ['other'] } }), things: null })
    expect(rows.map(({ name }) => name)).toEqual(['b-v1'])
  })
})
