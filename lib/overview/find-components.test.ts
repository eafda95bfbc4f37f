import { clusterFacts, namespace, workload } from '@/lib/graph/testing/facts'
import { object, snapshotOf } from '@/lib/mesh/testing/cluster-objects'
import { describe, expect, it } from 'vitest'
import { findComponents } from './find-components'
import { imageTag } from '@/lib/topology/image-tag'

const SYSTEM = { namespace: 'istio-system', version: null }
const istiod = (name: string, labels: Readonly<Record<string, string>>, part = {}) =>
  workload(name, { ...SYSTEM, labels: { app: 'istiod', istio: 'pilot', ...labels }, ...part })

function image(name: string, text: string, kind = 'discovery') {
  return object(name, {
    metadata: { namespace: 'istio-system' },
    spec: { template: { spec: { containers: [{ name: kind, image: text }] } } },
  })
}

const CLUSTER = clusterFacts({
  namespaces: [namespace('shop'), { ...namespace('istio-system'), controlPlane: true }],
  workloads: [
    istiod('istiod-canary', { 'istio.io/rev': 'canary' }, { available: 0 }),
    istiod('istiod', {}),
    workload('istio-ingressgateway', { ...SYSTEM, labels: { istio: 'ingressgateway' }, desired: 2, available: 1 }),
    workload('ztunnel', { ...SYSTEM, kind: 'DaemonSet', labels: { app: 'ztunnel' } }),
    workload('own-gateway'),
    workload('cart-v1'),
  ],
  gateways: [
    {
      ref: { cluster: 'east', kind: 'Gateway', namespace: 'shop', name: 'own' },
      kind: 'ingress',
      workloads: ['shop/own-gateway'],
      hosts: [],
    },
  ],
})

describe('what runs the mesh itself', () => {
  const snapshot = snapshotOf({
    'deployments.apps': [
      image('istiod', 'docker.io/istio/pilot:1.27.1'),
      image('istiod-canary', 'istio/pilot@sha256:0'),
    ],
  })
  const found = findComponents(CLUSTER, snapshot)

  it('has each revision of the control plane with version and replicas', () => {
    expect(found.controlPlanes).toMatchObject([
      { name: 'istiod', revision: 'default', version: '1.27.1', available: 1, desired: 1, status: 'healthy' },
      { name: 'istiod-canary', revision: 'canary', version: null, status: 'failure', configured: true },
    ])
  })

  it('has ztunnel, and gateways by label and by what is configured', () => {
    expect(found.components.map(({ role, name, status }) => [role, name, status])).toEqual([
      ['gateway', 'istio-ingressgateway', 'degraded'],
      ['ztunnel', 'ztunnel', 'healthy'],
      ['gateway', 'own-gateway', 'healthy'],
    ])
  })

  it('says that a control plane stands where nobody looks for one', () => {
    const elsewhere = clusterFacts({ workloads: [istiod('istiod', {}, { namespace: 'mesh' })] })
    expect(findComponents(elsewhere, snapshotOf({})).controlPlanes).toMatchObject([{ configured: false }])
  })
})

describe('the tag of an image', () => {
  it.each([
    ['istio/pilot:1.27.1', '1.27.1'],
    ['registry.example:5000/istio/pilot:1.28.0-distroless', '1.28.0-distroless'],
    ['istio/pilot:1.27.1@sha256:abc', '1.27.1'],
    ['registry.example:5000/istio/pilot', null],
    ['istio/pilot:latest', null],
    ['auto', null],
    ['', null],
  ])('of %s is %s', (text, tag) => {
    expect(imageTag(text)).toBe(tag)
  })
})
