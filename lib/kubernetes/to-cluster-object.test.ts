import { CLUSTER_KINDS } from '@/lib/ports/cluster-kinds'
import fc from 'fast-check'
import { toClusterObject } from './to-cluster-object'
import { describe, expect, test } from 'vitest'

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'reviews-v1-abc',
    namespace: 'bookinfo',
    uid: 'u1',
    resourceVersion: '7',
    creationTimestamp: '2026-01-01T00:00:00Z',
    labels: { app: 'reviews' },
    annotations: { 'sidecar.istio.io/status': '{}', 'kubectl.kubernetes.io/last-applied-configuration': '{"a":1}' },
    ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'reviews-v1', uid: 'u2', controller: true }],
    managedFields: [{ manager: 'kubectl' }],
  },
  spec: {
    serviceAccountName: 'reviews',
    nodeName: 'node-a',
    volumes: [{ name: 'v' }],
    containers: [{ name: 'app', image: 'x', env: [{ name: 'PASSWORD', value: 'hunter2' }] }],
    initContainers: [{ name: 'istio-proxy', image: 'y', restartPolicy: 'Always' }],
  },
  status: {
    phase: 'Running',
    podIP: '10.0.0.1',
    hostIP: '10.0.0.2',
    conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: 'x' }],
  },
}

describe('an object of the wire', () => {
  test('keeps what Pharos reads: no managed fields, no second copy, no environment', () => {
    expect(toClusterObject('pods', POD)).toEqual({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'reviews-v1-abc',
        namespace: 'bookinfo',
        uid: 'u1',
        resourceVersion: '7',
        generation: undefined,
        creationTimestamp: '2026-01-01T00:00:00Z',
        deletionTimestamp: undefined,
        labels: { app: 'reviews' },
        annotations: { 'sidecar.istio.io/status': '{}' },
        owners: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'reviews-v1', controller: true }],
      },
      spec: {
        serviceAccountName: 'reviews',
        nodeName: 'node-a',
        containers: [{ name: 'app', image: 'x', env: [] }],
        initContainers: [{ name: 'istio-proxy', image: 'y', restartPolicy: 'Always' }],
      },
      status: { phase: 'Running', podIP: '10.0.0.1', conditions: [{ type: 'Ready', status: 'True' }] },
      data: undefined,
    })
  })

  test('of a pod keeps how its containers are, and their last end', () => {
    const state = { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } }
    const lastState = { terminated: { reason: 'Error', exitCode: 1, finishedAt: 't', containerID: 'x' } }
    const container = { name: 'app', ready: false, restartCount: 3, state, lastState, imageID: 'sha' }
    const kept = { terminated: { reason: 'Error', exitCode: 1, finishedAt: 't' } }
    expect(toClusterObject('pods', { ...POD, status: { containerStatuses: [container] } })?.status).toEqual({
      containerStatuses: [{ name: 'app', ready: false, restartCount: 3, state, lastState: kept }],
    })
  })

  test('of the mesh’s configuration keeps its whole spec, unknown fields included, and what controllers say of it', () => {
    const spec = { hosts: ['a'], http: [{ weight: 0, unknown: null }] }
    const said = { type: 'Accepted', status: 'False', reason: 'Invalid', message: 'no' }
    const status = { conditions: [{ ...said, lastTransitionTime: 't' }], observedGeneration: 3 }
    expect(
      toClusterObject('virtualservices.networking.istio.io', { metadata: { name: 'a' }, spec, status }),
    ).toMatchObject({
      spec,
      status: { conditions: [said] },
    })
  })

  test('of a container keeps the ports and the user, which checks read', () => {
    const container = { name: 'app', ports: [{ containerPort: 80, hostPort: 1 }], securityContext: { runAsUser: 1337, privileged: true } } // prettier-ignore
    expect(toClusterObject('pods', { ...POD, spec: { containers: [container] } })?.spec).toEqual({
      containers: [{ name: 'app', ports: [{ containerPort: 80 }], securityContext: { runAsUser: 1337 } }],
    })
  })

  test('in a list takes its type from the list', () => {
    const type = { apiVersion: 'apps/v1', kind: 'Deployment' }
    expect(toClusterObject('deployments.apps', { metadata: { name: 'a' } }, type)).toMatchObject(type)
  })

  test('keeps labels of any name as data', () => {
    const labels: unknown = JSON.parse('{"__proto__":"p","constructor":"c","n":1}')
    const object = toClusterObject('services', { metadata: { name: 'a', labels } })
    expect(Object.entries(object?.metadata.labels ?? {})).toEqual([
      ['__proto__', 'p'],
      ['constructor', 'c'],
    ])
    expect(object?.metadata.annotations.constructor).toBeUndefined()
  })

  test.each([
    ['istio', { mesh: '' }, true],
    ['istio-canary', { mesh: '' }, true],
    ['istio', { other: '' }, false],
    ['istio', { values: '' }, false],
    ['istio-sidecar-injector', { values: '' }, true],
    ['istio-sidecar-injector-canary', { values: '', config: '' }, true],
    ['istio-sidecar-injector', { config: '' }, false],
    ['istio', undefined, false],
    ['istiocanary', { mesh: '' }, false],
    ['my-istio', { mesh: '' }, false],
  ])('that is the ConfigMap %s with %j is configuration of the mesh: %s', (name, data, kept) => {
    expect(toClusterObject('configmaps', { metadata: { name }, data }) !== undefined).toBe(kept)
  })

  test('of any shape never throws, and has a name when it is kept', () => {
    const wire = fc.oneof(
      fc.jsonValue(),
      fc.record({
        metadata: fc.record({
          name: fc.jsonValue(),
          labels: fc.jsonValue(),
          annotations: fc.jsonValue(),
          ownerReferences: fc.jsonValue(),
        }),
        spec: fc.oneof(fc.jsonValue(), fc.record({ template: fc.jsonValue(), containers: fc.jsonValue() })),
        status: fc.jsonValue(),
        data: fc.jsonValue(),
      }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...CLUSTER_KINDS), wire, (kind, given) => {
        expect(toClusterObject(kind, given)?.metadata.name).not.toBe('')
      }),
    )
  })
})
