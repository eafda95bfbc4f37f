import { anyText } from '@/lib/std/testing/any-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findBadParameters } from './find-bad-parameters'
import { graphViewParsers } from './graph-view'

const bad = (query: string): string[] =>
  findBadParameters(new URLSearchParams(query), graphViewParsers).map(({ name, value }) => `${name}=${value}`)

describe('findBadParameters', () => {
  it.each([
    ['nothing where all is understood', 'duration=5m&type=app&services=false&at=1700000000&badges=none', []],
    ['words that no list holds, in URL order', 'type=galaxy&duration=5', ['type=galaxy', 'duration=5']],
    ['a list with one bad word', 'edgeLabels=rate,heat', ['edgeLabels=rate,heat']],
    ['nothing of parameters that no parser knows', 'utm=1&__proto__=x&constructor=y', []],
  ])('names %s', (_, query, expected) => {
    expect(bad(query)).toEqual(expected)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(graphViewParsers)), anyText, (name, text) => {
        findBadParameters(new URLSearchParams([[name, text]]), graphViewParsers)
      }),
    )
  })
})
