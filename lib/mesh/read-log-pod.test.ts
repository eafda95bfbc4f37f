import type { ClusterObject } from '@/lib/ports/cluster-store'
import { describe, expect, it } from 'vitest'
import type { Snapshot } from './mesh-settings'
import { logPodsOf } from './read-log-pod'

interface Part {
  readonly kind?: string
  readonly owner?: { readonly kind: string; readonly name: string }
  readonly createdAt?: string
  readonly ready?: boolean
  readonly spec?: unknown
}

function object(name: string, { kind = 'Pod', owner, createdAt, ready = true, spec }: Part = {}): ClusterObject {
  const owners = owner === undefined ? [] : [{ apiVersion: 'apps/v1', ...owner, controller: true }]
  const metadata = {
    name,
    namespace: 'shop',
    uid: name,
    resourceVersion: '1',
    generation: 1,
    deletionTimestamp: undefined,
  }
  return {
    apiVersion: 'v1',
    kind,
    metadata: { ...metadata, creationTimestamp: createdAt, labels: {}, annotations: {}, owners },
    spec: spec ?? { containers: [{ name: 'web' }] },
    status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
    data: undefined,
  }
}

const snapshot =
  (objects: Readonly<Record<string, readonly ClusterObject[]>>): Snapshot =>
  (kind) =>
    objects[kind] ?? []

describe('logPodsOf', () => {
  const set = object('web-1', { kind: 'ReplicaSet', owner: { kind: 'Deployment', name: 'web' } })
  const owner = { kind: 'ReplicaSet', name: 'web-1' }

  it('finds the pods of a Deployment, the newest ready one first', () => {
    const pods = [
      object('old', { owner, createdAt: '2026-01-01T00:00:00Z' }),
      object('new', { owner, createdAt: '2026-01-02T00:00:00Z' }),
      object('broken', { owner, createdAt: '2026-01-03T00:00:00Z', ready: false }),
      object('other'),
    ]
    const found = logPodsOf(snapshot({ pods, 'replicasets.apps': [set] }), 'shop', 'web')
    expect(found.map(({ name, ready }) => [name, ready])).toEqual([['new', true], ['old', true], ['broken', false]]) // prettier-ignore
    expect(logPodsOf(snapshot({ pods }), 'elsewhere', 'web')).toEqual([])
  })

  it('tells the containers apart: applications, the proxy wherever it stands, what only prepares', () => {
    const spec = {
      containers: [{ name: 'web' }],
      initContainers: [
        { name: 'setup' },
        { name: 'istio-proxy', restartPolicy: 'Always' },
        { name: 'helper', restartPolicy: 'Always' },
      ],
    }
    const [pod] = logPodsOf(snapshot({ pods: [object('bare', { spec })] }), 'shop', 'bare')
    expect(pod?.containers).toEqual([
      { name: 'web', role: 'app' },
      { name: 'helper', role: 'app' },
      { name: 'istio-proxy', role: 'proxy' },
      { name: 'setup', role: 'init' },
    ])
  })

  it('reads pods that make no sense', () => {
    expect(
      logPodsOf(snapshot({ pods: [object('bare', { spec: { containers: 'x' } })] }), 'shop', 'bare'),
    ).toMatchObject([{ name: 'bare', createdAt: null, containers: [] }])
  })
})
