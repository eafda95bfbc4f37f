import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeBox, completeText } from './complete-box'
import { filterRows, type RowFilter } from './filter-rows'
import { FILTER_KEYS } from './filters'
import { parseLabelTerm } from './label-filter'
import { readBox } from './read-box'
import { healthOf, serviceRow, workloadRow } from './testing/rows'

const ROWS = [
  workloadRow('cart-v1', {
    health: healthOf('failure', 0.5),
    config: [{ kind: 'Gateway', namespace: 'shop', name: 'g' }],
  }),
  workloadRow('cart-v2', { version: null, mode: 'none' }),
  workloadRow('web', { type: 'StatefulSet', app: null, health: null }),
]
const ALL: RowFilter = { q: '', chosen: {}, labels: [], labelop: 'and' }

function names(filter: Partial<RowFilter>): readonly string[] {
  return filterRows('workloads', ROWS, { ...ALL, ...filter }).map(({ name }) => name)
}

describe('the rows that pass', () => {
  it.each<[string, Partial<RowFilter>, readonly string[]]>([
    ['all words in the name', { q: ' CART  v1 ' }, ['cart-v1']],
    ['one of the values', { chosen: { health: ['failure', 'degraded'] } }, ['cart-v1']],
    ['whatever the case', { chosen: { type: ['statefulset'] } }, ['web']],
    ['all keys', { chosen: { mesh: ['in'], app: ['yes'] } }, ['cart-v1']],
    ['a version label that is missing', { chosen: { version: ['no'] } }, ['cart-v2']],
    ['an object of Istio', { chosen: { config: ['Gateway'] } }, ['cart-v1']],
    ['a label', { labels: [parseLabelTerm('app=web')].filter((term) => term !== undefined) }, ['web']],
  ])('have %s', (_, filter, expected) => {
    expect(names(filter)).toEqual(expected)
  })

  it('are not narrowed by a filter of another list', () => {
    expect(names({ chosen: { split: ['yes'] } })).toHaveLength(3)
  })

  it('are found by the hosts of an entry', () => {
    const rows = [serviceRow('api', { kind: 'external', hosts: ['Pay.example.com'] })]
    expect(filterRows('services', rows, { ...ALL, q: 'pay.example' })).toHaveLength(1)
  })

  it('only become fewer with every filter, and keep their order', () => {
    const anyFilter = fc.record({
      q: fc.constantFrom('', 'cart', 'v'),
      chosen: fc.dictionary(fc.constantFrom(...FILTER_KEYS), fc.subarray(['failure', 'yes', 'no', 'in', 'Deployment'])),
      labels: fc.constant([]),
      labelop: fc.constantFrom('and', 'or'),
    })
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const passed = filterRows('workloads', ROWS, filter)
        expect(ROWS.filter((row) => passed.includes(row))).toEqual(passed)
      }),
    )
  })
})

describe('the filter box', () => {
  it('tells filters of the list from words', () => {
    expect(readBox('workloads', 'cart health:failure kind:x label:app=web,cart label:! v1')).toEqual({
      words: 'cart kind:x label:! v1',
      filters: [
        { key: 'health', value: 'failure' },
        { key: 'label', value: 'app=web,cart' },
      ],
    })
  })

  it('never loses what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { words, filters } = readBox('services', text)
        const tokens = text.split(/\s+/u).filter((token) => token !== '')
        expect(words.split(' ').filter((word) => word !== '').length + filters.length).toBe(tokens.length)
      }),
    )
  })

  it('offers keys, then the values that rows have', () => {
    const offered = (text: string) =>
      completeBox('workloads', text, ROWS).map(({ key, value }) => `${key}:${value ?? ''}`)
    expect(offered('cart m')).toEqual(['mesh:', 'mode:'])
    expect(offered('type:')).toEqual(['type:Deployment', 'type:StatefulSet'])
    expect(offered('health:fail')).toEqual(['health:failure'])
    expect(offered('label:')).toEqual(['label:app'])
    expect(offered('label:app=c')).toEqual(['label:app=cart-v1', 'label:app=cart-v2'])
  })

  it('completes its last word', () => {
    expect(completeText('cart he', { key: 'health', value: null })).toBe('cart health:')
    expect(completeText('cart health:f', { key: 'health', value: 'failure' })).toBe('cart health:failure ')
  })
})
