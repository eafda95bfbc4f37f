import { expect, it } from 'vitest'
import { findWorkload } from './find-workload'
import { claimedNamespaces, spanPlace } from './span-place'

const workload = (name: string, app: string, version: string) => ({ namespace: 'bookinfo', name, app, version })
const workloads = [
  workload('reviews', 'reviews', 'v0'),
  workload('reviews-v1', 'reviews', 'v1'),
  workload('reviews-v2', 'reviews', 'v2'),
  workload('details-v1', 'details', 'v1'),
]

it.each([
  ['the longest name that the pod begins with', { pod: 'reviews-v1-5d4c-x2x' }, 'reviews-v1'],
  ['the name that the span gives', { workload: 'reviews-v2', pod: 'details-v1-x' }, 'reviews-v2'],
  ['app and version', { app: 'reviews', version: 'v2' }, 'reviews-v2'],
  ['the app alone where it has one workload', { app: 'details', version: 'other' }, 'details-v1'],
  ['nothing where several may be meant', { app: 'reviews' }, undefined],
  ['nothing where nothing is said', {}, undefined],
])('goes by %s', (_, place, name) => {
  expect(findWorkload(place, workloads)?.name).toBe(name)
})

it('reads the place of a proxy from its node id, and of an agent from its resource', () => {
  const attributes = [
    { key: 'node_id', value: 'sidecar~10.8.1.12~reviews-v1-w5-psr.bookinfo~bookinfo.svc.cluster.local' },
  ]
  expect(spanPlace({ attributes })).toEqual({ namespace: 'bookinfo', pod: 'reviews-v1-w5-psr' })
  const agent = [
    { key: 'k8s.namespace.name', value: 'shop' },
    { key: 'k8s.pod.name', value: 'cart-1' },
    { key: 'k8s.deployment.name', value: 'cart' },
  ]
  expect(spanPlace({ attributes: agent })).toEqual({ namespace: 'shop', pod: 'cart-1', workload: 'cart' })
  expect(claimedNamespaces({ attributes: [...attributes, ...agent] })).toEqual(['bookinfo', 'shop'])
})
