import type { Json } from '@/lib/std/json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeVersions } from './merge-versions'
import { anyJson, namedList } from './testing/any-json'

const named = (...names: readonly string[]): Json => names.map((name) => ({ name, weight: 1 }))

describe('merging three versions', () => {
  it.each<[string, Json, Json, Json, Json]>([
    ['fields of two people', { a: 1, b: 1 }, { a: 0, b: 1 }, { a: 1, b: 0 }, { a: 0, b: 0 }],
    ['a field removed by one and another added', { a: 1 }, {}, { a: 1, b: 1 }, { b: 1 }],
    ['maps that both created', {}, { m: { a: 1 } }, { m: { b: 2 } }, { m: { a: 1, b: 2 } }],
    [
      'different items of a list with names',
      named('a', 'b'),
      [
        { name: 'a', weight: 0 },
        { name: 'b', weight: 1 },
      ],
      [
        { name: 'a', weight: 1 },
        { name: 'b', weight: 0 },
      ],
      [
        { name: 'a', weight: 0 },
        { name: 'b', weight: 0 },
      ],
    ],
    ['an item added by each', named('a'), named('a', 'mine'), named('a', 'theirs'), named('a', 'theirs', 'mine')],
    [
      'an item removed by one, another added by the other',
      named('a', 'b'),
      named('b'),
      named('a', 'b', 'c'),
      named('b', 'c'),
    ],
    ['a list moved by one and left by the other', named('a', 'b'), named('b', 'a'), named('a', 'b'), named('b', 'a')],
    [
      'ports, by number',
      [{ number: 80 }],
      [{ number: 80, protocol: 'HTTP' }],
      [{ number: 80, targetPort: 1 }],
      [{ number: 80, protocol: 'HTTP', targetPort: 1 }],
    ],
    ['the same change twice', { a: 1 }, { a: 2 }, { a: 2 }, { a: 2 }],
  ])('joins %s', (_, ...[before, mine, theirs, merged]) => {
    expect(mergeVersions(before, mine, theirs)).toEqual({ merged, conflicts: [] })
  })

  it.each<[string, Json, Json, Json, readonly (string | number)[]]>([
    ['one field changed twice', { s: { w: 1 } }, { s: { w: 0 } }, { s: { w: 2 } }, ['s', 'w']],
    ['a field removed and changed', { w: 1 }, {}, { w: 2 }, ['w']],
    ['one item changed twice', named('a'), [{ name: 'a', weight: 0 }], [{ name: 'a', weight: 2 }], [0, 'weight']],
    [
      'an item changed by one and removed by the other',
      { l: named('a', 'b') },
      { l: named('b') },
      {
        l: [
          { name: 'a', weight: 2 },
          { name: 'b', weight: 1 },
        ],
      },
      ['l'],
    ],
    ['a list without names changed twice', { l: [1, 2] }, { l: [1, 3] }, { l: [0, 2] }, ['l']],
    [
      'two different orders',
      { l: named('a', 'b', 'c') },
      { l: named('b', 'a', 'c') },
      { l: named('a', 'c', 'b') },
      ['l'],
    ],
  ])('leaves to the user %s', (_, ...[before, mine, theirs, at]) => {
    const { merged, conflicts } = mergeVersions(before, mine, theirs)
    expect(conflicts.map((conflict) => conflict.at)).toEqual([at])
    expect(merged).toEqual(theirs)
  })

  const lists = fc.oneof(
    anyJson(),
    namedList(),
    namedList().map((l): Json => ({ l, w: 0 })),
  )

  it('takes the side that changed, when only one did', () => {
    fc.assert(
      fc.property(lists, lists, (before, changed) => {
        expect(mergeVersions(before, changed, before)).toEqual({ merged: changed, conflicts: [] })
        expect(mergeVersions(before, before, changed)).toEqual({ merged: changed, conflicts: [] })
      }),
    )
  })

  it('loses no change of one side without a conflict that names it', () => {
    fc.assert(
      fc.property(namedList(), namedList(), namedList(), (before, mine, theirs) => {
        const { merged, conflicts } = mergeVersions(before, mine, theirs)
        if (conflicts.length > 0) return
        const has = (list: Json, name: string) =>
          Array.isArray(list) && list.some((item) => JSON.stringify(item).includes(`"${name}"`))
        for (const name of ['v1', 'v2', 'v3', 'v4']) {
          const changedByMine = has(mine, name) !== has(before, name)
          expect(has(merged, name)).toBe(changedByMine ? has(mine, name) : has(theirs, name))
        }
      }),
    )
  })
})
