import { describe, expect, test } from 'vitest'
import { alarmsOf } from './alarms-of'
import type { Expiry } from './judge-expiry'
import type { CertificatesAnswer, JudgedCertificate, RootGroup } from './model'

const certificate = (fingerprint: string, expiry: Expiry, daysLeft: number): JudgedCertificate => ({
  ...{ subject: '', issuer: '', from: '', until: '', serial: '', key: '' },
  ...{ fingerprint, expiry, daysLeft },
})
const group = (part: Partial<RootGroup>): RootGroup => ({
  ...{ id: 'g', certificates: [], unreadable: 0, relation: 'same', namespaces: [] },
  ...part,
})
const answer = (part: Partial<CertificatesAnswer>): CertificatesAnswer => ({
  ...{ now: '', cluster: '', roots: [], controlPlane: null, missing: null, notes: [], limited: false },
  ...part,
})

describe('alarms', () => {
  test('a mesh that is well has none', () => {
    const istiod = [{ instance: 'a', root: { until: '', expiry: 'ok', daysLeft: 900 } as const, chain: null }]
    const webhooks = [{ kind: 'injector', configuration: 'c', name: 'w', trust: 'trusts' } as const]
    const roots = [group({ certificates: [certificate('x', 'ok', 900)] })]
    expect(alarmsOf(answer({ roots, controlPlane: { namespace: 'istio-system', istiod, webhooks } }))).toEqual([])
  })

  test('a certificate of several groups is told once, what has ended first', () => {
    const soon = certificate('soon', 'warning', 20)
    const roots = [
      group({ id: '1', certificates: [soon] }),
      group({ id: '2', certificates: [soon, certificate('gone', 'ended', -2)] }),
    ]
    const alarms = alarmsOf(answer({ roots }))
    expect(alarms.map((one) => one.kind === 'root' && one.certificate.fingerprint)).toEqual(['gone', 'soon'])
  })

  test('of istiod only the first to end is told', () => {
    const date = (daysLeft: number) => ({ until: '', expiry: 'error', daysLeft }) as const
    const istiod = [{ instance: 'a', root: date(5), chain: date(3) }]
    const alarms = alarmsOf(answer({ controlPlane: { namespace: 'istio-system', istiod, webhooks: [] } }))
    expect(alarms).toEqual([{ kind: 'istiod', date: date(3) }])
  })

  test('namespaces and webhooks are gathered; a webhook that istiod has not filled yet is none', () => {
    const webhook = (name: string, trust: 'differs' | 'unreadable' | 'empty') => ({ kind: 'validator', configuration: 'c', name, trust }) as const // prettier-ignore
    const webhooks = [webhook('a', 'differs'), webhook('a', 'differs'), webhook('b', 'unreadable'), webhook('c', 'empty')] // prettier-ignore
    const roots = [group({ relation: 'differs', namespaces: ['lab', 'shop'] }), group({ relation: 'unknown', namespaces: ['x'] })] // prettier-ignore
    expect(alarmsOf(answer({ roots, controlPlane: { namespace: 'istio-system', istiod: [], webhooks } }))).toEqual([
      { kind: 'differs', names: ['lab', 'shop'] },
      { kind: 'webhooks', names: ['a', 'b'] },
    ])
  })
})
