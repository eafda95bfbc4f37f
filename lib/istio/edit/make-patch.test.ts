import type { Json } from '@/lib/std/json'
import { ok } from '@/lib/std/result'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyPatch } from './apply-patch'
import { makePatch } from './make-patch'
import { anyJson, namedList } from './testing/any-json'

const route = (name: string, weight?: Json): Json => (weight === undefined ? { name } : { name, weight })

describe('the difference of two documents', () => {
  it.each<[string, Json, Json, readonly unknown[]]>([
    ['a weight set to 0', { w: 90 }, { w: 0 }, [{ op: 'replace', path: '/w', value: 0 }]],
    ['a weight of 0 where there was none', {}, { w: 0 }, [{ op: 'add', path: '/w', value: 0 }]],
    ['a field taken away', { w: 0 }, {}, [{ op: 'remove', path: '/w' }]],
    ['an empty text, which is not absent', { p: 'x' }, { p: '' }, [{ op: 'replace', path: '/p', value: '' }]],
    ['an empty object, which is not absent', { s: { a: 1 } }, { s: {} }, [{ op: 'remove', path: '/s/a' }]],
    [
      'a field of an item of a list',
      { l: [{ a: 1 }, { a: 2 }] },
      { l: [{ a: 1 }, { a: 3 }] },
      [{ op: 'replace', path: '/l/1/a', value: 3 }],
    ],
    ['a longer list', { l: [1] }, { l: [1, 2] }, [{ op: 'replace', path: '/l', value: [1, 2] }]],
    [
      'two routes that changed places',
      [route('a', 1), route('b', 1)],
      [route('b', 1), route('a', 1)],
      [{ op: 'replace', path: '', value: [route('b', 1), route('a', 1)] }],
    ],
    [
      'two plain values that changed places',
      { l: [1, 2] },
      { l: [2, 1] },
      [{ op: 'replace', path: '/l', value: [2, 1] }],
    ],
    [
      'a key with a slash and a tilde',
      { m: {} },
      { m: { 'a/b~c': 'x' } },
      [{ op: 'add', path: '/m/a~1b~0c', value: 'x' }],
    ],
    ['null where null was typed', { a: 1 }, { a: null }, [{ op: 'replace', path: '/a', value: null }]],
    [
      'an integer beyond 2^53',
      { a: 9_007_199_254_740_993n },
      { a: 9_007_199_254_740_992n },
      [{ op: 'replace', path: '/a', value: 9_007_199_254_740_992n }],
    ],
    ['keys in another order, which is no difference', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
  ])('names %s', (_, before, after, patch) => {
    expect(makePatch(before, after)).toEqual(patch)
  })

  it('leads from the first to the second, for every pair', () => {
    fc.assert(
      fc.property(anyJson(), anyJson(), (before, after) => {
        const result = applyPatch(before, makePatch(before, after))
        expect(result).toEqual(ok(after))
      }),
    )
  })

  it('leads from the first to the second, for lists of named items', () => {
    fc.assert(
      fc.property(namedList(), namedList(), (before, after) => {
        expect(applyPatch({ l: before }, makePatch({ l: before }, { l: after }))).toEqual(ok({ l: after }))
      }),
    )
  })

  it('is empty for what is the same', () => {
    fc.assert(
      fc.property(anyJson(), (value) => {
        expect(makePatch(value, structuredClone(value))).toEqual([])
      }),
    )
  })
})
