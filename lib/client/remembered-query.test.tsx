import { afterEach, describe, expect, it } from 'vitest'
import { lastLook, rememberedQuery, rememberQuery } from './remembered-query'

afterEach(() => localStorage.clear())

function after(...queries: readonly string[]): string | undefined {
  for (const query of queries) rememberQuery('/graph', new URLSearchParams(query))
  return rememberedQuery('/graph')
}

describe('rememberedQuery (product 3.10)', () => {
  it.each([
    ['the last one', ['namespaces=a', 'namespaces=b&type=app'], 'namespaces=b&type=app'],
    ['nothing of one look', ['namespaces=a&sel=x&expand=y&q=z'], 'namespaces=a'],
    ['not a moment in the past', ['namespaces=a', 'namespaces=b&at=1700000000'], 'namespaces=a'],
    ['not the graph of one node', ['namespaces=a', 'focus=app:a/b'], 'namespaces=a'],
    ['what was before an empty address', ['namespaces=a', ''], 'namespaces=a'],
    [
      'what was before an address too long to keep',
      ['namespaces=a', `namespaces=${'b'.repeat(4_000)}`],
      'namespaces=a',
    ],
    ['nothing at first', [], undefined],
  ])('keeps %s', (_, queries, kept) => {
    expect(after(...queries)).toBe(kept)
  })

  it('keeps each page apart, whatever it is called', () => {
    rememberQuery('/graph', new URLSearchParams('namespaces=a'))
    expect(rememberedQuery('/mesh')).toBeUndefined()
    expect(rememberedQuery('constructor')).toBeUndefined()
  })
})

it('takes this tab back to exactly what was looked at', () => {
  expect(lastLook('/services')).toBe('/services')
  rememberQuery('/services', new URLSearchParams('namespaces=a&q=cart&at=1700000000'))
  expect(lastLook('/services')).toBe('/services?namespaces=a&q=cart&at=1700000000')
})
