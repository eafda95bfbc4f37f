import { object, pod } from '@/lib/mesh/testing/cluster-objects'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { describe, expect, it } from 'vitest'
import { judgeWorkload, type Running } from './judge-workload'
import { NOW_SECONDS } from './testing/known'

const OLD = '2023-11-14T20:00:00Z'
const YOUNG = '2023-11-14T22:12:00Z'

const waiting = (reason: string, message?: string, createdAt = OLD): ClusterObject =>
  object('istiod-0', {
    metadata: { creationTimestamp: createdAt },
    spec: { containers: [{ name: 'discovery' }] },
    status: {
      phase: 'Pending',
      conditions: [{ type: 'Ready', status: 'False' }],
      containerStatuses: [{ name: 'discovery', ready: false, state: { waiting: { reason, message } } }],
    },
  })

const unready = (createdAt: string): ClusterObject =>
  object('istiod-0', {
    metadata: { creationTimestamp: createdAt },
    spec: { containers: [{ name: 'discovery' }] },
    status: { phase: 'Running', containerStatuses: [{ name: 'discovery', state: { running: {} } }] },
  })

const unscheduled = object('istiod-0', {
  metadata: { creationTimestamp: YOUNG },
  status: {
    phase: 'Pending',
    conditions: [
      { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes are available.' },
    ],
  },
})

const COUNT = '0 of 1 replica of istiod available.'

describe('how a workload does', () => {
  const judge = (part: Partial<Running>) =>
    judgeWorkload({ name: 'istiod', kind: 'Deployment', desired: 1, available: 0, pods: [], ...part }, NOW_SECONDS)

  it.each<[string, Partial<Running>, string, readonly string[]]>([
    ['all are available', { available: 1 }, 'healthy', []],
    ['more than asked for are available', { available: 2 }, 'healthy', []],
    ['nobody wants one', { desired: 0 }, 'not-ready', ['istiod is scaled to 0.']],
    ['no node takes one', { desired: 0, kind: 'DaemonSet' }, 'not-ready', ['No node takes a pod of istiod.']],
    ['there is no pod', {}, 'unhealthy', [COUNT, 'istiod has too few pods.']],
    [
      'its container crashes',
      { pods: [waiting('CrashLoopBackOff', 'back-off 5m0s')] },
      'unhealthy',
      [COUNT, 'istiod-0: CrashLoopBackOff, back-off 5m0s'],
    ],
    [
      'its image is not there',
      { pods: [waiting('ImagePullBackOff', undefined, YOUNG)] },
      'unhealthy',
      [COUNT, 'istiod-0: ImagePullBackOff'],
    ],
    [
      'no node takes its pod',
      { pods: [unscheduled] },
      'unhealthy',
      [COUNT, 'istiod-0: no node takes it. 0/3 nodes are available.'],
    ],
    [
      'it begins',
      { pods: [waiting('ContainerCreating', undefined, YOUNG)] },
      'not-ready',
      [COUNT, 'istiod-0: it is ContainerCreating'],
    ],
    [
      'it has been beginning for hours',
      { pods: [waiting('ContainerCreating')] },
      'unhealthy',
      [COUNT, 'istiod-0: it is ContainerCreating'],
    ],
    ['its probe fails', { pods: [unready(OLD)] }, 'unhealthy', [COUNT, 'istiod-0: it runs, and is not ready']],
    ['its probe has not passed yet', { pods: [unready(YOUNG)] }, 'not-ready', [COUNT, 'istiod-0: it runs, and is not ready']], // prettier-ignore
    [
      'one of two is there',
      { desired: 2, available: 1, pods: [pod('istiod-1'), unready(OLD)] },
      'unhealthy',
      ['1 of 2 replicas of istiod available.', 'istiod-0: it runs, and is not ready'],
    ],
  ])('when %s', (_, part, state, reasons) => {
    expect(judge(part)).toEqual({ state, reasons })
  })

  it('tells of three pods, and counts the others', () => {
    const pods = [0, 1, 2, 3, 4].map((i) => {
      const one = waiting('CrashLoopBackOff')
      return { ...one, metadata: { ...one.metadata, name: `istiod-${i}` } }
    })
    const { reasons } = judge({ desired: 5, pods })
    expect(reasons).toHaveLength(5)
    expect(reasons.at(-1)).toBe('2 more pods are not ready.')
  })

  it('does not repeat a message of any length', () => {
    const { reasons } = judge({ pods: [waiting('Failed', 'x'.repeat(10_000))] })
    expect(reasons[1]?.length).toBe(300)
  })
})
