import { anyJson } from '@/lib/istio/edit/testing/any-json'
import { isJsonList, isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { Json, JsonRecord } from '@/lib/std/json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findForm } from './forms'
import type { FormField } from './form-field'
import { type PlacedField, readFields } from './read-fields'
import { setField } from './set-field'
import { anyFormed } from './testing/any-formed'

const KINDS = [
  'peerauthentications.security.istio.io',
  'authorizationpolicies.security.istio.io',
  'gateways.networking.istio.io',
  'gateways.gateway.networking.k8s.io',
  'serviceentries.networking.istio.io',
  'virtualservices.networking.istio.io',
  'destinationrules.networking.istio.io',
  'httproutes.gateway.networking.k8s.io',
  'grpcroutes.gateway.networking.k8s.io',
]
const formed = fc.constantFrom(...KINDS).chain((kind) => fc.tuple(fc.constant(kind), anyFormed(findForm(kind) ?? [])))

/** Every field that is shown of an object, at every depth. */
function everyField(record: JsonRecord, fields: readonly FormField[], at: JsonSteps): readonly PlacedField[] {
  return readFields(record, fields, at).shown.flatMap((placed) => [placed, ...fieldsInside(placed)])
}

function fieldsInside({ field, at, value }: PlacedField): readonly PlacedField[] {
  if (!('fields' in field)) return []
  const parts: readonly (readonly [string | number, Json])[] = isJsonList(value)
    ? value.map((item, i) => [i, item])
    : Object.entries(isJsonRecord(value) ? value : {})
  if (field.type === 'group') return everyField(isJsonRecord(value) ? value : {}, field.fields, at)
  return parts.flatMap(([step, part]) => (isJsonRecord(part) ? everyField(part, field.fields, [...at, step]) : []))
}

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

  it('show everything of an object that is written as the form would, and set again to what they show change nothing', () => {
    fc.assert(
      fc.property(formed, ([kind, spec]) => {
        const object = { spec }
        const fields = everyField(spec, findForm(kind) ?? [], ['spec'])
        expect(readFields(spec, findForm(kind) ?? [], ['spec']).locked).toEqual([])
        const present = fields.filter(({ value }) => value !== undefined)
        for (const { at, value } of present) expect(setField(object, at, value)).toEqual(object)
      }),
    )
  })

  it.each<[string, string, Json]>([
    ['a CORS policy', 'virtualservices.networking.istio.io', { http: [{ corsPolicy: {} }] }],
    ['a delegate', 'virtualservices.networking.istio.io', { http: [{ delegate: { name: 'a' } }] }],
    [
      'a match of two kinds',
      'virtualservices.networking.istio.io',
      { http: [{ match: [{ uri: { exact: '', regex: '' } }] }] },
    ],
    ['a header that is null', 'virtualservices.networking.istio.io', { http: [{ match: [{ headers: { a: null } }] }] }],
    ['a percentage of another shape', 'virtualservices.networking.istio.io', { http: [{ mirrorPercentage: 50 }] }],
    [
      'a ring hash',
      'destinationrules.networking.istio.io',
      { trafficPolicy: { loadBalancer: { consistentHash: { ringHash: {} } } } },
    ],
    [
      'a fraction',
      'httproutes.gateway.networking.k8s.io',
      { rules: [{ filters: [{ requestMirror: { fraction: { numerator: 1 } } }] }] },
    ],
  ])('are not shown for %s, which stays locked', (_, kind, spec) => {
    const fields = everyField(isJsonRecord(spec) ? spec : {}, findForm(kind) ?? [], [])
    const leaves = fields.filter(({ field, value }) => value !== undefined && !('fields' in field))
    expect(leaves).toEqual([])
  })
})
