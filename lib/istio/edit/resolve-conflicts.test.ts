import { mergeVersions } from './merge-versions'
import { resolveConflicts } from './resolve-conflicts'
import { anyJson } from './testing/any-json'
import { toPointer } from './json-pointer'
import { printExactJson } from '@/lib/std/exact-json'
import { sameJson } from '@/lib/std/json'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test.each([
  ['replaces a value', { a: { b: 1 } }, { pointer: '/a/b', value: '0' }, { a: { b: 0 } }],
  ['adds what is gone', { a: {} }, { pointer: '/a/b', value: '""' }, { a: { b: '' } }],
  ['removes what mine does not have', { a: { b: 1 } }, { pointer: '/a/b' }, { a: {} }],
  ['leaves what is gone already', { a: {} }, { pointer: '/a/b' }, { a: {} }],
])('mine %s', (_case, merged, choice, value) => {
  expect(resolveConflicts(merged, [choice])).toEqual({ ok: true, value })
})

test('a place that is gone with its parent is told', () => {
  expect(resolveConflicts({}, [{ pointer: '/a/b', value: '1' }])).toEqual({ ok: false, error: '/a/b' })
})

test('whoever chooses theirs everywhere has the merged object', () => {
  fc.assert(
    fc.property(anyJson(), anyJson(), anyJson(), (before, mine, theirs) => {
      const { merged, conflicts } = mergeVersions(before, mine, theirs)
      const chosen = conflicts.map(({ at, theirs: value }) => ({
        pointer: toPointer(at),
        ...(value === undefined ? {} : { value: printExactJson(value) }),
      }))
      const resolved = resolveConflicts(merged, chosen)
      expect(!resolved.ok || sameJson(resolved.value, merged)).toBe(true)
    }),
  )
})
