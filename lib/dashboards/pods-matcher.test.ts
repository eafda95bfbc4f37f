import { describe, expect, test } from 'vitest'
import { podsMatcher } from './pods-matcher'

const workload = (name: string, controller: string | null, ...pods: readonly string[]) => ({
  name,
  controller,
  pods,
  addresses: [],
})
const matches = (workloads: Parameters<typeof podsMatcher>[0], pod: string) =>
  new RegExp(`^(?:${podsMatcher(workloads)?.value ?? '(?!)'})$`).test(pod)

describe('the pods of a workload by name', () => {
  test.each([
    ['Deployment', 'cart-5d9f7c4b8d-x2x4z'],
    ['StatefulSet', 'cart-12'],
    ['DaemonSet', 'cart-x2x4z'],
    ['CronJob', 'cart-28912345-x2x4z'],
  ])('of a %s those that are gone as well', (controller, pod) => {
    expect(matches([workload('cart', controller)], pod)).toBe(true)
  })

  test.each([
    'cart-db-5d9f7c4b8d-x2x4z',
    'cart',
    'cart-5d9f7c4b8d',
    'cart-5d9f7c4b8d-x2x4z-1',
    'mycart-5d9f7c4b8d-x2x4z',
  ])('%s is no pod of the Deployment cart', (pod) => {
    expect(matches([workload('cart', 'Deployment')], pod)).toBe(false)
  })

  test('what follows no form is named, and means itself alone', () => {
    const workloads = [workload('vm', null, 'a.b', 'c')]
    expect(matches(workloads, 'a.b')).toBe(true)
    expect(matches(workloads, 'axb')).toBe(false)
  })

  test('of an application those of all its workloads; without any nothing can be asked', () => {
    const workloads = [workload('cart-v1', 'Deployment'), workload('cart-v2', 'StatefulSet')]
    expect(matches(workloads, 'cart-v1-5d9f7c4b8d-x2x4z') && matches(workloads, 'cart-v2-0')).toBe(true)
    expect(podsMatcher([])).toBeUndefined()
    expect(podsMatcher([workload('vm', null)])).toBeUndefined()
  })
})
