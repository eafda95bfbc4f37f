import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MODES, modeOfPort, readModes, scopeOf } from './effective-mode'
import type { MtlsObject } from './mtls-config'
import { policy } from './testing/mtls-builders'

const OLD = '2024-01-01T00:00:00Z'
const YOUNG = '2025-01-01T00:00:00Z'
const CART = { app: 'cart' }

const modeOf = (policies: readonly MtlsObject[], port: number | null = null, namespace = 'shop') =>
  modeOfPort(readModes(policies, 'istio-system')({ namespace, labels: CART }), port)

describe('the mode of a port', () => {
  it.each([
    ['nobody says anything', [], 'PERMISSIVE', undefined],
    ['the mesh', [policy('istio-system', { mode: 'STRICT' })], 'STRICT', 'mesh'],
    [
      'the namespace before the mesh',
      [policy('istio-system', { mode: 'STRICT' }), policy('shop', { mode: 'DISABLE' })],
      'DISABLE',
      'namespace',
    ],
    [
      'the workload before the namespace',
      [policy('shop', { mode: 'DISABLE' }), policy('shop', { mode: 'STRICT', selector: CART })],
      'STRICT',
      'workload',
    ],
    ['another workload', [policy('shop', { mode: 'STRICT', selector: { app: 'web' } })], 'PERMISSIVE', undefined],
    ['another namespace', [policy('bank', { mode: 'STRICT' })], 'PERMISSIVE', undefined],
    [
      'UNSET inherits',
      [
        policy('istio-system', { mode: 'STRICT' }),
        policy('shop', { mode: 'UNSET' }),
        policy('shop', { selector: CART }),
      ],
      'STRICT',
      'mesh',
    ],
    [
      'the oldest of a level',
      [policy('shop', { mode: 'STRICT', born: YOUNG }), policy('shop', { mode: 'DISABLE', born: OLD })],
      'DISABLE',
      'namespace',
    ],
    [
      'the oldest even where it is UNSET',
      [policy('shop', { mode: 'STRICT', born: YOUNG }), policy('shop', { mode: 'UNSET', born: OLD })],
      'PERMISSIVE',
      undefined,
    ],
    [
      'what is not written yet is the youngest',
      [policy('shop', { mode: 'STRICT' }), policy('shop', { mode: 'DISABLE', born: YOUNG })],
      'DISABLE',
      'namespace',
    ],
    ['an empty selector is none', [policy('shop', { mode: 'STRICT', selector: {} })], 'STRICT', 'namespace'],
    [
      'a selector in the root namespace selects nothing',
      [policy('istio-system', { mode: 'STRICT', selector: CART })],
      'PERMISSIVE',
      undefined,
    ],
    [
      'what is no mode',
      [policy('shop', { mode: 'strict' }), { ...policy('istio-system', {}), spec: 'nonsense' }],
      'PERMISSIVE',
      undefined,
    ],
  ] as const)('%s', (_, policies, mode, level) => {
    const decided = modeOf(policies)
    expect([decided.mode, decided.by?.level]).toEqual([mode, level])
  })

  it('is its own before that of the workload, and only with a selector', () => {
    const ports = { 8080: 'DISABLE', 9090: 'UNSET' }
    const policies = [policy('shop', { mode: 'STRICT', selector: CART, ports }), policy('shop', { mode: 'PERMISSIVE' })]
    expect([8080, 9090, 1].map((port) => modeOf(policies, port).mode)).toEqual(['DISABLE', 'STRICT', 'STRICT'])
    expect(modeOf([policy('shop', { mode: 'STRICT', ports })], 8080).mode).toBe('STRICT')
  })

  it('applies in the root namespace to its own workloads as in all others', () => {
    expect(modeOf([policy('istio-system', { mode: 'STRICT' })], null, 'istio-system').mode).toBe('STRICT')
  })
})

const anyPolicy = fc.record({
  namespace: fc.constantFrom('istio-system', 'shop', 'bank'),
  mode: fc.constantFrom('STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET', undefined, 'x'),
  selector: fc.constantFrom(undefined, {}, CART, { app: 'web' }),
  born: fc.constantFrom(undefined, OLD, YOUNG),
  name: fc.constantFrom('a', 'b', 'c', 'd'),
  port: fc.constantFrom(undefined, 'STRICT', 'UNSET'),
})
const anyPolicies = fc
  .uniqueArray(anyPolicy, { selector: ({ namespace, name }) => `${namespace}/${name}` })
  .map((all) =>
    all.map(({ namespace, mode, selector, born, name, port }) =>
      policy(namespace, {
        name,
        ...(mode === undefined ? {} : { mode }),
        ...(selector === undefined ? {} : { selector }),
        ...(born === undefined ? {} : { born }),
        ...(port === undefined ? {} : { ports: { 80: port } }),
      }),
    ),
  )

describe('any policies', () => {
  it('decide the same in any order, and always for one of the modes', () => {
    fc.assert(
      fc.property(anyPolicies, fc.constantFrom(null, 80, 81), (policies, port) => {
        const decided = modeOf(policies, port)
        expect(MODES).toContain(decided.mode)
        expect(modeOf(policies.toReversed(), port)).toEqual(decided)
      }),
    )
  })

  it('that are not about a workload change nothing for it', () => {
    fc.assert(
      fc.property(anyPolicies, (policies) => {
        const about = policies.filter((one) =>
          scopeOf(one, 'istio-system')?.selects({ namespace: 'shop', labels: CART }),
        )
        expect(modeOf(about, 80)).toEqual(modeOf(policies, 80))
      }),
    )
  })
})
