import { makeBare } from '@/lib/std/bare-record'
import type { Json, JsonRecord } from '@/lib/std/json'
import fc from 'fast-check'
import type { FormField } from '../form-field'

const KEYS = ['a', 'end-user', '__proto__', 'constructor', 'a/b', '']
const someText = fc.constantFrom('', 'a', 'v1', '0', 'é', '*', '5s')

/** Any object that these fields can show whole, with values of the right type and any content. */
export function anyFormed(fields: readonly FormField[]): fc.Arbitrary<JsonRecord> {
  return fc.tuple(...fields.map((field) => fc.option(anyValue(field), { nil: undefined, freq: 2 }))).map((values) => {
    const record = makeBare<Json>({})
    for (const [i, { key }] of fields.entries()) {
      const value = values[i]
      if (value !== undefined) record[key] = value
    }
    return record
  })
}

function anyValue(field: FormField): fc.Arbitrary<Json> {
  switch (field.type) {
    case 'text':
    case 'duration':
    case 'choice':
      return someText
    case 'number':
      return fc.constantFrom(0, 1, -1, 100, 1.5)
    case 'percent':
      return fc.constantFrom<Json>({}, { value: 0 }, { value: 12.5 })
    case 'switch':
      return fc.boolean()
    case 'texts':
      return fc.array(someText, { maxLength: 2 })
    case 'map':
      return anyMap(someText)
    case 'match':
      return anyMatch(field.ways)
    case 'matches':
      return anyMap(anyMatch(field.ways))
    case 'group':
      return anyFormed(field.fields)
    case 'list':
      return fc.array(anyFormed(field.fields), { maxLength: 2 })
    case 'keyed':
      return anyMap(anyFormed(field.fields))
  }
}

function anyMatch(ways: readonly string[]): fc.Arbitrary<Json> {
  return fc.oneof(
    fc.constant<Json>({}),
    fc.tuple(fc.constantFrom(...ways), someText).map(([way, text]): Json => ({ [way]: text })),
  )
}

function anyMap(value: fc.Arbitrary<Json>): fc.Arbitrary<JsonRecord> {
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), value), { maxLength: 2, selector: ([key]) => key })
    .map((entries) => {
      const record = makeBare<Json>({})
      for (const [key, each] of entries) record[key] = each
      return record
    })
}
