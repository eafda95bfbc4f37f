import { policy, workload } from '@/lib/istio/mtls/testing/mtls-builders'
import { describe, expect, it, test } from 'vitest'
import { findPolicyGaps, type PolicyScene } from './find-policy-gaps'
import { groupCoverage } from './group-coverage'
import type { Secured } from './model'

const seen = (secured: number, plain = 0, untold = 0): Secured => ({ secured, told: secured + plain, untold })
const target = (requests: Secured, name = 'b-v1') => ({
  namespace: 'shop',
  workload: name,
  seen: { requests, bytes: null },
})
const scene = (more: Partial<PolicyScene> = {}): PolicyScene => ({
  policies: [],
  rootNamespace: 'istio-system',
  workloads: [workload('shop', 'b-v1')],
  sees: () => true,
  ...more,
})
const strict = policy('shop', { mode: 'STRICT' })
const disabled = policy('shop', { mode: 'DISABLE' })

test.each([
  ['PERMISSIVE and all secured', [], seen(5), 'could-be-strict'],
  ['PERMISSIVE and some plain', [], seen(5, 1), undefined],
  ['PERMISSIVE and some of which nobody knows', [], seen(5, 0, 1), undefined],
  ['PERMISSIVE and nothing', [], seen(0), undefined],
  ['STRICT and all secured', [strict], seen(5), undefined],
  ['STRICT and some plain', [strict], seen(5, 1), 'strict-but-plain'],
  ['DISABLE and some secured', [disabled], seen(1, 5), 'disabled-but-secured'],
  ['DISABLE and all plain', [disabled], seen(0, 5), undefined],
])('%s', (_, policies, requests, kind) => {
  expect(findPolicyGaps([target(requests)], scene({ policies }))[0]?.kind).toBe(kind)
})

describe('a gap', () => {
  it('names the policy that decides, unless it may not be seen', () => {
    const policies = [policy('istio-system', { mode: 'STRICT' })]
    const gap = (sees: PolicyScene['sees']) => findPolicyGaps([target(seen(1, 1))], scene({ policies, sees }))[0]
    expect(gap(() => true)).toMatchObject({ level: 'mesh', policy: { namespace: 'istio-system', name: 'default' } })
    expect(gap((namespace) => namespace === 'shop')).toMatchObject({ level: 'mesh', policy: null })
  })

  it('is told neither of gateways, of workloads without a proxy, of ports with a mode of their own, nor of what is gone', () => {
    const of = (more: Parameters<typeof workload>[2], policies: PolicyScene['policies'] = []) =>
      findPolicyGaps([target(seen(5))], scene({ policies, workloads: [workload('shop', 'b-v1', more)] }))
    expect(of({})).toHaveLength(1)
    expect(of({ isProxy: true })).toEqual([])
    expect(of({ sidecarPods: 0 })).toEqual([])
    expect(of({}, [policy('shop', { selector: { app: 'b' }, ports: { 9080: 'DISABLE' } })])).toEqual([])
    expect(findPolicyGaps([target(seen(5), 'gone-v1')], scene())).toEqual([])
  })
})

test('namespaces hold their workloads with their modes, what met no workload last', () => {
  const [shop] = groupCoverage(
    [
      target(seen(5, 1)),
      { namespace: 'shop', workload: null, seen: { requests: seen(0, 0, 2), bytes: null } },
      { namespace: 'shop', workload: 'a-v1', seen: { requests: null, bytes: seen(9) } },
    ],
    scene({ policies: [strict] }),
  )
  expect(shop).toMatchObject({ name: 'shop', requests: { secured: 5, told: 6, untold: 2 }, bytes: seen(9) })
  expect(shop?.workloads.map(({ name, mode }) => [name, mode])).toEqual([
    ['a-v1', null],
    ['b-v1', 'STRICT'],
    [null, null],
  ])
})
