import { expect, test } from 'vitest'
import { instancesMatcher } from './instances-matcher'

const ISTIOD = {
  workloads: [{ name: 'istiod', controller: 'Deployment', pods: ['istiod-abc'], addresses: ['10.0.0.1', 'fd00::1'] }],
  annotations: [],
  count: 1,
  controlPlane: true,
}

test.each([
  ['its pod', { instance: '10.9.9.9:15014', pod: 'istiod-abc', namespace: 'istio-system' }, true],
  ['its address', { instance: '10.0.0.1:15014' }, true],
  ['its address of version 6', { instance: '[fd00::1]:15014' }, true],
  ['a Service, of the control plane', { instance: 'istiod.istio-system:15014' }, true],
  ['another pod', { instance: '10.9.9.9:15014', pod: 'istiod-xyz', namespace: 'istio-system' }, false],
  ['a pod of that name elsewhere', { instance: '10.9.9.9:15014', pod: 'istiod-abc', namespace: 'other' }, false],
  ['another address', { instance: '10.0.0.2:15014' }, false],
  ['no instance', { pod: 'istiod-abc', namespace: 'istio-system' }, false],
])('an instance that is %s', (_, labels, own) => {
  expect(instancesMatcher([{ labels }], ISTIOD, 'istio-system') !== undefined).toBe(own)
})

test('what is no control plane is not found by a Service', () => {
  const series = [{ labels: { instance: 'istiod.istio-system:15014' } }]
  expect(instancesMatcher(series, { ...ISTIOD, controlPlane: false }, 'istio-system')).toBeUndefined()
})

test('several are one condition, in which dots are dots', () => {
  const series = ['10.0.0.1:1', '10.0.0.1:2'].map((instance) => ({ labels: { instance } }))
  expect(instancesMatcher(series, ISTIOD, 'istio-system')?.value).toBe(String.raw`10\.0\.0\.1:1|10\.0\.0\.1:2`)
})
