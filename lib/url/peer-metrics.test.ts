import { expect, test } from 'vitest'
import { peerMetrics } from './peer-metrics'

const WORKLOAD = { kind: 'workload', namespace: 'shop', app: 'cart', version: 'v1' } as const

test.each([
  ['in', WORKLOAD, ['remote_namespace=shop', 'remote_app=cart', 'remote_version=v1']],
  ['out', { kind: 'app', namespace: 'shop', app: 'cart' }, ['remote_namespace=shop', 'remote_app=cart']],
  ['out', { kind: 'service', namespace: 'shop', service: 'cart' }, ['remote_service=cart']],
  ['in', { kind: 'service', namespace: 'shop', service: 'cart' }, undefined],
  ['in', { kind: 'unknown', namespace: 'unknown' }, ['remote_app=unknown']],
  ['in', { kind: 'workload', namespace: 'shop' }, undefined],
  ['out', { kind: 'group', namespace: 'shop', app: 'cart' }, undefined],
] as const)('traffic %s of %j is narrowed to %j', (direction, peer, val) => {
  expect(peerMetrics(peer, direction)?.val).toEqual(val)
})
