import { anyJson } from '@/lib/istio/edit/testing/any-json'
import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findForm } from './forms'
import { readFields } from './read-fields'

const KINDS = [
  'peerauthentications.security.istio.io',
  'authorizationpolicies.security.istio.io',
  'gateways.networking.istio.io',
  'gateways.gateway.networking.k8s.io',
  'serviceentries.networking.istio.io',
]
const form = findForm('peerauthentications.security.istio.io') ?? []

describe('the fields of a form', () => {
  it('are shown in the order of the form, absent ones too', () => {
    const { shown, locked } = readFields({ mtls: { mode: 'STRICT' } }, form, ['spec'])
    expect(shown.map(({ at, value }) => [at.join('.'), value])).toEqual([
      ['spec.selector', undefined],
      ['spec.mtls', { mode: 'STRICT' }],
      ['spec.portLevelMtls', undefined],
    ])
    expect(locked).toEqual([])
  })

  it('are locked where something else stands than they can show, as are keys that the form does not know', () => {
    const { shown, locked } = readFields({ mtls: 'STRICT', newField: 0 }, form, ['spec'])
    expect(shown.map(({ field }) => field.key)).not.toContain('mtls')
    expect(locked).toEqual([
      { at: ['spec', 'mtls'], value: 'STRICT' },
      { at: ['spec', 'newField'], value: 0 },
    ])
  })

  it('show or lock every key of any object of every kind that has a form', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), anyJson(), (kind, spec) => {
        fc.pre(isJsonRecord(spec))
        const { shown, locked } = readFields(isJsonRecord(spec) ? spec : {}, findForm(kind) ?? [], [])
        const found = [...shown.filter(({ value }) => value !== undefined), ...locked].map(({ at }) => at[0])
        expect(found.toSorted()).toEqual(Object.keys(isJsonRecord(spec) ? spec : {}).toSorted())
      }),
    )
  })
})
