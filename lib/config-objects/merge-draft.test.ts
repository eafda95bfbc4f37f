import { describe, expect, test } from 'vitest'
import { mergeDraft } from './merge-draft'

const text = (version: number, spec: string): string =>
  `kind: Sidecar\nmetadata:\n  name: a\n  resourceVersion: "${version}"\nspec:\n${spec}`
const BEFORE = text(1, '  a: 1\n  b: 1\n')

describe('a draft and what became of its object', () => {
  test('what others changed comes into the draft, which keeps its comments and its own changes', () => {
    const mine = text(1, '  # mine\n  a: 0\n  b: 1\n')
    const theirs = text(2, '  a: 1\n  b: 2\n')
    expect(mergeDraft({ before: BEFORE, mine, theirs })).toEqual({
      state: 'merged',
      paths: ['spec.b'],
      text: text(2, '  # mine\n  a: 0\n  b: 2\n'),
    })
  })

  test('what both changed differently is for a person to choose', () => {
    const mine = text(1, '  a: 0\n  b: 1\n')
    const theirs = text(2, '  a: 3\n  b: 1\n')
    expect(mergeDraft({ before: BEFORE, mine, theirs })).toEqual({ state: 'conflict', paths: ['spec.a'] })
  })

  test('a new version in which nothing that can be edited differs is no change', () => {
    const mine = text(1, '  a: 0\n  b: 1\n')
    expect(mergeDraft({ before: BEFORE, mine, theirs: text(7, '  a: 1\n  b: 1\n') })).toEqual({ state: 'same' })
  })

  test.each(['a: [', '', 'just words', 'a: 1\n---\nb: 2\n'])('nothing is merged into %j', (mine) => {
    expect(mergeDraft({ before: BEFORE, mine, theirs: text(2, '  a: 1\n  b: 2\n') })).toEqual({ state: 'unreadable' })
  })
})
