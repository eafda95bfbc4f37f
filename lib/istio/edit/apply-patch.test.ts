import type { Json } from '@/lib/std/json'
import { failed, ok } from '@/lib/std/result'
import { describe, expect, it } from 'vitest'
import { applyPatch, type PatchProblem } from './apply-patch'
import type { PatchOperation } from './patch-operation'

describe('applying a patch', () => {
  it.each<[string, Json, PatchOperation, Json]>([
    ['inserts into a list', [1, 3], { op: 'add', path: '/1', value: 2 }, [1, 2, 3]],
    ['appends to a list', [1], { op: 'add', path: '/-', value: 2 }, [1, 2]],
    ['replaces the whole document', 1, { op: 'replace', path: '', value: [] }, []],
    ['removes an item', [1, 2], { op: 'remove', path: '/0' }, [2]],
    [
      'passes a test that holds, whatever the order of keys',
      { a: { b: 1, c: 2 } },
      { op: 'test', path: '/a', value: { c: 2, b: 1 } },
      { a: { b: 1, c: 2 } },
    ],
  ])('%s', (_, document, operation, expected) => {
    expect(applyPatch(document, [operation])).toEqual(ok(expected))
  })

  it.each<[string, Json, PatchOperation, PatchProblem['reason']]>([
    ['a test that finds another value', { a: 1 }, { op: 'test', path: '/a', value: 0 }, 'different'],
    ['a test of what is absent', {}, { op: 'test', path: '/a', value: 0 }, 'missing'],
    ['what should be removed and is absent', {}, { op: 'remove', path: '/a' }, 'missing'],
    ['a place inside of what is absent', {}, { op: 'add', path: '/a/b', value: 1 }, 'missing'],
    ['a place inside of a text', { a: 'x' }, { op: 'add', path: '/a/b', value: 1 }, 'missing'],
    ['an index beyond the end', [1], { op: 'add', path: '/2', value: 1 }, 'missing'],
    ['an index that is none', [1], { op: 'replace', path: '/01', value: 1 }, 'missing'],
    ['a path that is no pointer', {}, { op: 'add', path: 'a', value: 1 }, 'bad_path'],
    ['an inherited name', {}, { op: 'replace', path: '/constructor', value: 1 }, 'missing'],
  ])('refuses %s, and names the operation', (_, document, operation, reason) => {
    const first: PatchOperation = { op: 'test', path: '', value: document }
    expect(applyPatch(document, [first, operation])).toEqual(failed({ index: 1, path: operation.path, reason }))
  })

  it('changes nothing of its arguments', () => {
    const document = { l: [{ a: 1 }] }
    applyPatch(document, [{ op: 'replace', path: '/l/0/a', value: 2 }])
    expect(document).toEqual({ l: [{ a: 1 }] })
  })
})
