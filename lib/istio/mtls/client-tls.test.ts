import { describe, expect, it } from 'vitest'
import { isAbout, readClientTls } from './client-tls'
import type { MtlsObject } from './mtls-config'
import { MESH, rule, tls } from './testing/mtls-builders'

const FULL = 'cart.shop.svc.cluster.local'
const waysOf = (rules: readonly MtlsObject[], port = 80, caller = 'web') =>
  readClientTls(rules, MESH)(
    { namespace: caller, labels: { app: 'web' } },
    { service: { namespace: 'shop', name: 'cart' }, port, labels: { app: 'cart', version: 'v1' } },
  ).map((way) => way.tls)
const subset = (labels: object, mode: string) => ({ name: 'any', labels, ...tls(mode) })

describe('how callers send', () => {
  it.each([
    ['nobody says anything', [], [null]],
    ['a rule of the service’s namespace', [rule('shop', 'cart', tls('DISABLE'))], ['DISABLE']],
    ['a short host means the rule’s own namespace', [rule('web', 'cart', tls('DISABLE'))], [null]],
    [
      'the caller’s namespace first',
      [rule('shop', FULL, tls('DISABLE')), rule('web', FULL, tls('SIMPLE'))],
      ['SIMPLE'],
    ],
    ['the root namespace last', [rule('istio-system', '*.local', tls('DISABLE')), rule('shop', 'cart', {})], [null]],
    ['the root namespace for all', [rule('istio-system', '*.local', tls('ISTIO_MUTUAL'))], ['ISTIO_MUTUAL']],
    ['a third namespace never', [rule('bank', FULL, tls('DISABLE'))], [null]],
    [
      'a literal host before a wildcard',
      [rule('shop', '*.shop.svc.cluster.local', tls('SIMPLE')), rule('shop', FULL, tls('DISABLE'))],
      ['DISABLE'],
    ],
    ['only where it is exported to', [rule('shop', 'cart', { ...tls('DISABLE'), exportTo: ['.'] })], [null]],
    [
      'only from pods that it selects',
      [rule('web', FULL, { ...tls('DISABLE'), workloadSelector: { matchLabels: { app: 'other' } } })],
      [null],
    ],
    [
      'from the pods that it selects',
      [rule('web', FULL, { ...tls('DISABLE'), workloadSelector: { matchLabels: { app: 'web' } } })],
      ['DISABLE'],
    ],
    [
      'settings of a port instead of the host’s',
      [
        rule('shop', 'cart', {
          trafficPolicy: { tls: { mode: 'DISABLE' }, portLevelSettings: [{ port: { number: 80 } }] },
        }),
      ],
      [null],
    ],
    ['a tls without a mode reads DISABLE', [rule('shop', 'cart', { trafficPolicy: { tls: {} } })], ['DISABLE']],
    [
      'a subset that it can be has its own',
      [rule('shop', 'cart', { subsets: [subset({ version: 'v1' }, 'DISABLE'), subset({ version: 'v2' }, 'SIMPLE')] })],
      [null, 'DISABLE'],
    ],
    ['what is no rule', [{ ...rule('shop', 'cart', {}), spec: [1] }], [null]],
  ] as const)('%s', (_, rules, expected) => {
    expect(waysOf(rules)).toEqual(expected)
  })

  it('may differ by port', () => {
    const settings = [{ port: { number: 8080 }, tls: { mode: 'DISABLE' } }]
    const rules = [rule('shop', 'cart', { trafficPolicy: { portLevelSettings: settings } })]
    expect([waysOf(rules, 80), waysOf(rules, 8080)]).toEqual([[null], ['DISABLE']])
  })

  it('tells which services a rule is about', () => {
    const about = (one: MtlsObject) => isAbout(one, { namespace: 'shop', name: 'cart' }, MESH.identityDomain)
    expect([rule('shop', 'cart', {}), rule('bank', 'cart', {}), rule('bank', '*', {}), rule('x', '*.bank.svc.cluster.local', {})].map(about)).toEqual([true, false, true, false]) // prettier-ignore
  })
})
