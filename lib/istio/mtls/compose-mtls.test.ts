import type { EditRequest } from '@/lib/url/edit-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeMtls, findContradictions, type MtlsWish, type WantedMode } from './compose-mtls'
import { LEVELS, modeOfPort, MODES, readModes } from './effective-mode'
import type { MtlsObject } from './mtls-config'
import { selectPods } from './select-pods'
import { MESH, policy, rule, service, tls, workload } from './testing/mtls-builders'

const V1 = workload('shop', 'cart-v1', { labels: { app: 'cart', version: 'v1', 'pod-template-hash': 'x' } })
const V2 = workload('shop', 'cart-v2', { labels: { app: 'cart', version: 'v2' } })
const WEB = workload('shop', 'web', { labels: { app: 'web' } })
const ALL = [V1, V2, WEB]
const OLD = '2020-01-01T00:00:00Z'

function wish(level: MtlsWish['level'], mode: WantedMode, more: Partial<MtlsWish> = {}): MtlsWish {
  const selects = level === 'workload' || level === 'port'
  return { level, mode, namespace: 'shop', workload: selects ? V1 : undefined, port: level === 'port' ? 8080 : undefined, ...more } // prettier-ignore
}

interface Written {
  readonly metadata: { readonly name: string; readonly namespace: string }
  readonly spec: unknown
}
const read = (text: string | undefined): Written => JSON.parse(text ?? '{}') as Written
const compose = (one: MtlsWish, policies: readonly MtlsObject[] = []) => composeMtls(one, { policies }, ALL, MESH)
const specOf = ([request]: readonly EditRequest[]): unknown => read(request?.after).spec

describe('setting a mode', () => {
  it.each([
    ['mesh', 'istio-system', 'default', { mtls: { mode: 'STRICT' } }],
    ['namespace', 'shop', 'default', { mtls: { mode: 'STRICT' } }],
    [
      'workload',
      'shop',
      'cart-v1',
      { selector: { matchLabels: { app: 'cart', version: 'v1' } }, mtls: { mode: 'STRICT' } },
    ],
    [
      'port',
      'shop',
      'cart-v1',
      { selector: { matchLabels: { app: 'cart', version: 'v1' } }, portLevelMtls: { 8080: { mode: 'STRICT' } } },
    ],
  ] as const)('of the %s makes a policy where there is none', (level, namespace, name, spec) => {
    const [request] = compose(wish(level, 'STRICT'))
    expect(request).toMatchObject({ action: 'create', kind: 'peerauthentications.security.istio.io', namespace, name })
    expect(read(request?.after)).toMatchObject({ metadata: { name, namespace }, spec })
  })

  it('changes the oldest policy that is about it, and keeps the rest of it', () => {
    const old = policy('shop', { selector: { app: 'cart' }, mode: 'PERMISSIVE', ports: { 9090: 'DISABLE' }, name: 'mine', born: OLD }) // prettier-ignore
    const young = policy('shop', { selector: { app: 'cart' }, mode: 'DISABLE', name: 'other' })
    const requests = compose(wish('port', 'STRICT'), [young, old])
    expect(requests).toMatchObject([{ action: 'update', name: 'mine' }])
    expect(specOf(requests)).toEqual({
      selector: { matchLabels: { app: 'cart' } },
      mtls: { mode: 'PERMISSIVE' },
      portLevelMtls: { 9090: { mode: 'DISABLE' }, 8080: { mode: 'STRICT' } },
    })
  })

  it('takes a port back where it shall inherit', () => {
    const old = policy('shop', { selector: { app: 'cart' }, mode: 'STRICT', ports: { 8080: 'DISABLE' } })
    expect(specOf(compose(wish('port', 'UNSET'), [old]))).toEqual({ selector: { matchLabels: { app: 'cart' } }, mtls: { mode: 'STRICT' } }) // prettier-ignore
  })

  it.each([
    ['it is so already', wish('namespace', 'STRICT'), [policy('shop', { mode: 'STRICT' })]],
    ['it inherits already', wish('namespace', 'UNSET'), []],
    [
      'a workload lies in the root namespace',
      wish('workload', 'STRICT', { namespace: 'istio-system', workload: workload('istio-system', 'istiod') }),
      [],
    ],
    ['pods have no label', wish('workload', 'STRICT', { workload: workload('shop', 'bare', { labels: {} }) }), []],
  ] as const)('changes nothing where %s', (_, one, policies) => {
    expect(compose(one, policies)).toEqual([])
  })

  it('finds a name that is free', () => {
    const taken = policy('shop', { name: 'default', selector: { app: 'other' } })
    expect(compose(wish('namespace', 'STRICT'), [taken])).toMatchObject([{ name: 'default-2' }])
  })
})

describe('any wish', () => {
  const anyWish = fc.record({ level: fc.constantFrom(...LEVELS), mode: fc.constantFrom(...MODES), workload: fc.constantFrom(...ALL) }) // prettier-ignore

  it('is what holds afterwards, where nothing narrower speaks, for the workload and at no other one of a narrower level', () => {
    fc.assert(
      fc.property(fc.array(anyWish, { minLength: 1, maxLength: 5 }), (wishes) => {
        let policies: readonly MtlsObject[] = []
        for (const { level, mode, workload: whose } of wishes) {
          const selects = level === 'workload' || level === 'port'
          const one = wish(level, mode, selects ? { workload: whose } : {})
          const before = readModes(policies, MESH.rootNamespace)
          for (const { namespace, name, after } of compose(one, policies)) {
            const rest = policies.filter((old) => old.namespace !== namespace || old.name !== name)
            const born = policies.find((old) => old.namespace === namespace && old.name === name)?.createdAt ?? OLD
            policies = [...rest, { namespace, name, createdAt: born, spec: read(after).spec }]
          }
          const now = readModes(policies, MESH.rootNamespace)
          const others = selects ? ALL.filter((other) => other !== whose) : []
          expect(others.map((other) => modeOfPort(now(other), 8080))).toEqual(
            others.map((other) => modeOfPort(before(other), 8080)),
          )
          const decided = level === 'port' ? modeOfPort(now(whose), 8080) : now(whose)
          const isNarrower = LEVELS.indexOf(decided.by?.level ?? 'mesh') > LEVELS.indexOf(level)
          expect(isNarrower || decided.mode === mode).toBe(true)
        }
      }),
    )
  })
})

describe('the labels that find a workload', () => {
  it.each([
    ['as few as do', WEB, { app: 'web' }],
    ['as many as it takes', V1, { app: 'cart', version: 'v1' }],
    ['others where none of the known ones is there', workload('shop', 'x', { labels: { b: '2', a: '1' } }), { a: '1' }],
    ['none that the next rollout changes', workload('shop', 'x', { labels: { 'pod-template-hash': '5d8f' } }), {}],
  ])('are %s', (_, whose, selector) => {
    expect(selectPods(whose, ALL.filter((one) => one !== whose))).toEqual(selector) // prettier-ignore
  })
})

describe('rules that contradict', () => {
  const services = [service('shop', 'cart', ['cart-v1'])]
  const found = (mode: WantedMode, ...rules: readonly MtlsObject[]) =>
    findContradictions(mode, { rules }, services, MESH)

  it('are those about the services, by what they say anywhere in them', () => {
    const inSubset = rule('shop', 'cart', { subsets: [{ name: 'v1', ...tls('SIMPLE') }] }, 'a')
    const inPort = rule('shop', 'cart', { trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: {} }] } }, 'b') // prettier-ignore
    const fine = rule('shop', 'cart', tls('ISTIO_MUTUAL'), 'c')
    const foreign = rule('shop', 'web', tls('DISABLE'), 'd')
    expect(found('STRICT', inSubset, inPort, fine, foreign).map(({ name, tls: said }) => [name, said])).toEqual([
      ['a', ['SIMPLE']],
      ['b', ['DISABLE']],
    ])
    expect(found('DISABLE', inSubset, fine).map(({ name }) => name)).toEqual(['c'])
    expect(found('PERMISSIVE', inSubset, inPort, fine)).toEqual([])
  })

  it('agree once they are mended, and keep the rest', () => {
    const spec = { trafficPolicy: { tls: { mode: 'SIMPLE', caCertificates: '/x' }, connectionPool: { tcp: { maxConnections: 0 } } }, subsets: [{ name: 'v1', ...tls('MUTUAL') }] } // prettier-ignore
    const [{ fix } = { fix: undefined }] = found('STRICT', rule('shop', 'cart', spec))
    expect(read(fix?.after).spec).toEqual({
      host: 'cart',
      trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' }, connectionPool: { tcp: { maxConnections: 0 } } },
      subsets: [{ name: 'v1', ...tls('MUTUAL') }],
    })
    const [{ fix: off } = { fix: undefined }] = found('DISABLE', rule('shop', 'cart', tls('ISTIO_MUTUAL')))
    expect(read(off?.after).spec).toEqual({ host: 'cart' })
  })
})
