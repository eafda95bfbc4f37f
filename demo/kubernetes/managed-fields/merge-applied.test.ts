import { parseSchema } from '../schema/schema-node'
import { compareFields } from './compare-fields'
import { toFieldsV1 } from './field-set'
import { fieldsOf } from './fields-of'
import { schemaLayout } from './layout'
import { mergeApplied, removeFields } from './merge-applied'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const TEXT = { type: 'string' }
const ITEM = { type: 'object', properties: { name: TEXT, port: { type: 'integer' } } }
const LAYOUT = schemaLayout(
  parseSchema({
    type: 'object',
    properties: {
      text: TEXT,
      plain: { type: 'array', items: ITEM },
      named: { type: 'array', items: ITEM, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] },
      words: { type: 'array', items: TEXT, 'x-kubernetes-list-type': 'set' },
      labels: { type: 'object', additionalProperties: TEXT },
      selector: { type: 'object', additionalProperties: TEXT, 'x-kubernetes-map-type': 'atomic' },
    },
  }),
)

const word = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor')
const item = fc.record({ name: word, port: fc.integer({ min: 1, max: 3 }) }, { noNullPrototype: true })
const named = fc.uniqueArray(item, { selector: ({ name }) => name })
const labels = fc.array(fc.tuple(word, word)).map((pairs) => Object.fromEntries(pairs))
const object = fc.record(
  { text: word, plain: fc.array(item), named, words: fc.uniqueArray(word), labels, selector: labels },
  { requiredKeys: [], noNullPrototype: true },
)

describe('whatever is applied to whatever', () => {
  it('is there afterwards: applying it again changes no field', () => {
    fc.assert(
      fc.property(object, object, (live, config) => {
        const merged = mergeApplied(live, config, LAYOUT)
        expect(mergeApplied(merged, config, LAYOUT)).toEqual(merged)
      }),
    )
  })
  it('takes nothing away, and changes nothing that it does not name', () => {
    fc.assert(
      fc.property(object, object, (live, config) => {
        const { removed, modified } = compareFields(live, mergeApplied(live, config, LAYOUT), LAYOUT)
        expect(removed.size).toBe(0)
        expect(modified.minus(fieldsOf(config, LAYOUT)).size).toBe(0)
      }),
    )
  })
  it('is gone when its fields are removed again', () => {
    fc.assert(
      fc.property(object, (config) => {
        const left = removeFields(config, fieldsOf(config, LAYOUT), LAYOUT)
        expect(
          fieldsOf(left, LAYOUT)
            .common(fieldsOf(config, LAYOUT))
            .paths()
            .filter((path) => path.length > 1),
        ).toEqual([])
      }),
    )
  })
  it('compares equal to itself', () => {
    fc.assert(
      fc.property(object, (one) => {
        const { added, modified, removed } = compareFields(one, structuredClone(one), LAYOUT)
        expect(added.size + modified.size + removed.size).toBe(0)
      }),
    )
  })
})

it('fields are leaves, items with keys, words of sets and keys of maps; other lists and whole maps are one', () => {
  const fields = fieldsOf(
    {
      text: 'x',
      plain: [{ name: 'a' }],
      named: [{ name: 'a', port: 1 }],
      words: ['a'],
      labels: { k: 'v' },
      selector: { k: 'v' },
    },
    LAYOUT,
  )
  expect(toFieldsV1(fields)).toEqual({
    'f:text': {},
    'f:plain': {},
    'f:named': { 'k:{"name":"a"}': { '.': {}, 'f:name': {}, 'f:port': {} } },
    'f:words': { 'v:"a"': {} },
    'f:labels': { 'f:k': {} },
    'f:selector': {},
  })
})

it.each([
  ['a new item at the end', [{ name: 'a' }], [{ name: 'b' }], ['a', 'b']],
  [
    'a new item before the one it precedes',
    [{ name: 'x' }, { name: 'a' }],
    [{ name: 'n' }, { name: 'a' }],
    ['x', 'n', 'a'],
  ],
  [
    'in the order that is wanted',
    [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
    [{ name: 'c' }, { name: 'a' }],
    ['b', 'c', 'a'],
  ],
])('a list with keys has %s', (_, live, config, names) => {
  const merged = mergeApplied({ named: live }, { named: config }, LAYOUT) as {
    readonly named: readonly { readonly name: string }[]
  }
  expect(merged.named.map(({ name }) => name)).toEqual(names)
})
