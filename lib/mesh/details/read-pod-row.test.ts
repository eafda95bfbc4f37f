import { CAPTURED, INJECTED, object, ownedBy, SETTINGS } from '@/lib/mesh/testing/cluster-objects'
import { describe, expect, test } from 'vitest'
import { readPodRow } from './read-pod-row'

const LABELS = { app: 'cart', version: 'v1' }
const running = { name: 'app', ready: true, restartCount: 2, state: { running: { startedAt: 't' } } }

function row({
  metadata = {},
  containers = [{ name: 'app', image: 'cart:1' }],
  statuses = [running] as readonly unknown[],
  phase = 'Running',
  inMesh = true,
}) {
  const pod = object('cart-1', {
    metadata: { labels: LABELS, annotations: INJECTED, ...metadata },
    spec: { nodeName: 'node-a', containers },
    status: { phase, podIP: '10.0.0.1', containerStatuses: statuses },
  })
  return readPodRow(pod, SETTINGS, { inMesh })
}

const waiting = (reason: string) => ({ name: 'app', ready: false, state: { waiting: { reason } } })

describe('a pod in the table of its workload (product.md 5.5)', () => {
  test('tells where it runs, how ready it is and who controls it', () => {
    expect(row({ metadata: { labels: LABELS, ...ownedBy('ReplicaSet', 'cart-5d8f') } })).toMatchObject({
      name: 'cart-1',
      phase: 'Running',
      ready: 1,
      restarts: 2,
      node: 'node-a',
      address: '10.0.0.1',
      mode: 'sidecar',
      owner: 'ReplicaSet/cart-5d8f',
      faults: [],
    })
  })

  test.each([
    ['no proxy although one is asked for', { metadata: { annotations: {} } }, ['noSidecar']],
    ['no proxy where none is asked for', { metadata: { annotations: {} }, inMesh: false }, []],
    ['captured by ztunnel', { metadata: { annotations: CAPTURED } }, []],
    ['sidecar and ambient', { metadata: { annotations: { ...INJECTED, ...CAPTURED } } }, ['mixedModes']],
    ['no labels', { metadata: { labels: {} } }, ['noApp', 'noVersion']],
    ['waiting for an image', { statuses: [waiting('ImagePullBackOff')], phase: 'Pending' }, ['failing']],
    ['being created', { statuses: [waiting('ContainerCreating')], phase: 'Pending' }, ['pending']],
    ['not scheduled', { statuses: [], phase: 'Pending' }, ['pending']],
    ['ended and history', { statuses: [], phase: 'Succeeded', metadata: { labels: {} } }, []],
  ])('%s', (_, parts, faults) => {
    expect(row(parts).faults).toEqual(faults)
  })

  test('a container tells why it waits and how it ended last', () => {
    const lastState = { terminated: { reason: 'OOMKilled', exitCode: 137, finishedAt: '2026-01-01T00:00:00Z' } }
    const { containers } = row({ statuses: [{ ...waiting('CrashLoopBackOff'), restartCount: 7, lastState }] })
    expect(containers).toEqual([
      {
        name: 'app',
        image: 'cart:1',
        init: false,
        ready: false,
        restarts: 7,
        state: 'waiting',
        reason: 'CrashLoopBackOff',
        message: null,
        lastEnd: { reason: 'OOMKilled', exitCode: 137, at: '2026-01-01T00:00:00Z' },
      },
    ])
  })

  test('the revision is that which the injector wrote, else the label', () => {
    const written = { 'sidecar.istio.io/status': '{"containers":["istio-proxy"],"revision":"canary"}' }
    expect(row({ metadata: { annotations: written } }).revision).toBe('canary')
    expect(row({ metadata: { labels: { ...LABELS, 'istio.io/rev': 'stable' } } }).revision).toBe('stable')
  })

  test.each([null, 1, [], { containers: 1 }])('a pod of another shape (%j) is read as far as it can be', (spec) => {
    const pod = object('cart-1', { spec, status: spec })
    expect(readPodRow(pod, SETTINGS, { inMesh: false })).toMatchObject({ phase: 'Unknown', containers: [] })
  })
})
