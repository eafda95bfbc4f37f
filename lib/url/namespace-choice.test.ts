import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NamespaceRow } from './api-types'
import {
  groupNamespaces,
  howMany,
  isSmallMesh,
  likeliestNamespaces,
  type NamespaceChoice,
  readChoice,
  toggleOne,
  toggleShown,
  writeChoice,
} from './namespace-choice'

const known = ['a', 'b', 'c']
const row = (name: string, part: Partial<NamespaceRow> = {}): NamespaceRow => ({
  name,
  cluster: 'east',
  inMesh: 'sidecar',
  workloads: 1,
  requestRate: null,
  ...part,
})

describe('choosing namespaces (product 3.3)', () => {
  it.each([
    ['adds a name', ['a'], 'b', ['a', 'b']],
    ['removes a name', ['a', 'b'], 'b', ['a']],
    ['leaves the others of *', ['*'], 'b', ['a', 'c']],
    ['keeps a name that is not known', ['gone'], 'a', ['a', 'gone']],
  ])('toggleOne %s', (_, before, name, after) => {
    expect(writeChoice(toggleOne(readChoice(before), name, known))).toEqual(after)
  })

  it.each([
    ['all known names are *', ['a'], known, ['*']],
    ['only the shown names are added', ['c'], ['a', 'b'], ['a', 'b', 'c']],
    ['some shown become all', ['a'], ['a', 'b'], ['a', 'b']],
    ['all shown become none', ['a', 'b', 'c'], ['a', 'b'], ['c']],
    ['* without the shown', ['*'], ['a'], ['b', 'c']],
    ['* without all is nothing', ['*'], known, []],
  ])('toggleShown: %s', (_, before, shown, after) => {
    expect(writeChoice(toggleShown(readChoice(before), shown, known))).toEqual(after)
  })

  it.each([
    [['*'], 'all'],
    [['a', 'b', 'c', 'gone'], 'all'],
    [['a'], 'some'],
    [['gone'], 'none'],
    [[], 'none'],
  ] as const)('of %j it shows %s as chosen', (names, state) => {
    expect(howMany(readChoice(names), known)).toBe(state)
  })

  it('toggling a name twice changes nothing', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'))
    fc.assert(
      fc.property(names, fc.constantFrom('a', '__proto__'), (chosen, name) => {
        const choice: NamespaceChoice = new Set(chosen)
        expect(toggleOne(toggleOne(choice, name, known), name, known)).toEqual(choice)
      }),
    )
  })
})

describe('groupNamespaces', () => {
  it('shows each name once, favourites apart, filtered without regard to case', () => {
    const rows = [
      row('shop'),
      row('shop', { cluster: 'west', workloads: 4, requestRate: 2 }),
      row('SHOP-test', { inMesh: 'none' }),
      row('bookshop'),
      row('other'),
    ]
    const groups = groupNamespaces(rows, ['bookshop', 'gone'], ' Shop')
    expect(groups.favourites.map(({ name }) => name)).toEqual(['bookshop'])
    expect(groups.inMesh).toEqual([row('shop', { workloads: 5, requestRate: 2 })])
    expect(groups.outside.map(({ name }) => name)).toEqual(['SHOP-test'])
  })
})

describe('what is offered before anything is chosen', () => {
  it('the busiest first, then the largest, without the control plane', () => {
    const rows = [
      row('istio-system', { inMesh: 'control-plane', requestRate: 99 }),
      row('small'),
      row('busy', { requestRate: 5 }),
      row('large', { workloads: 9 }),
      row('outside', { inMesh: 'none', requestRate: 100 }),
    ]
    expect(likeliestNamespaces(rows, 2).map(({ name }) => name)).toEqual(['busy', 'large'])
  })

  it.each([
    [[row('a', { workloads: 50 })], true],
    [[row('a', { workloads: 50 }), row('b')], false],
    [[row('a', { workloads: 50 }), row('b', { inMesh: 'none' })], true],
    [[], false],
    [[row('b', { inMesh: 'none' })], false],
  ])('a mesh of %# is small: %s', (rows, small) => {
    expect(isSmallMesh(rows)).toBe(small)
  })
})
