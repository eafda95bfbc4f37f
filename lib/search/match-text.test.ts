import { anyText } from '@/lib/std/testing/any-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchText } from './match-text'

function marked(text: string, word: string): string | undefined {
  const match = matchText(text, word)
  if (match === undefined) return undefined
  return match.ranges.reduceRight(
    (rest, [from, to]) => `${rest.slice(0, from)}[${rest.slice(from, to)}]${rest.slice(to)}`,
    text,
  )
}

describe('matchText', () => {
  it.each([
    ['reviews-v2', 'reviews', '[reviews]-v2'],
    ['reviews-v2', 'v2', 'reviews-[v2]'],
    ['productpage', 'page', 'product[page]'],
    ['view-reviews-view', 'views', 'view-re[views]-view'],
    ['reviews-web', 'we', 'reviews-[we]b'],
    ['productpage-v1', 'prpg', '[pr]oduct[p]a[g]e-v1'],
    ['istio-ingressgateway', 'iig', '[i]stio-[i]n[g]ressgateway'],
    ['reviews-v2', 'rv2', '[r]eviews-[v2]'],
    ['reviews-v2', 'swr', undefined],
    ['details-v1', 'x', undefined],
    ['details-v1', '', undefined],
    ['', 'a', undefined],
  ])('of %s finds %s', (text, word, expected) => {
    expect(marked(text, word)).toBe(expected)
  })

  it('prefers the text itself, then its beginning, then the beginning of a word, then any place, then single letters', () => {
    const scores = ['cart', 'cart-v1', 'my-cart-v1', 'golfcart', 'cabin-road-t'].map(
      (text) => matchText(text, 'cart')?.score ?? 0,
    )
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(new Set(scores).size).toBe(scores.length)
  })

  it('of two that begin alike prefers the shorter', () => {
    expect(matchText('cart-v1', 'cart')?.score).toBeGreaterThan(matchText('cart-v1-canary', 'cart')?.score ?? 1)
  })

  it('never throws, and what it marks are the letters of the word, in order', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, word) => {
        const match = matchText(text, word)
        if (match === undefined) return
        expect(match.ranges.map(([from, to]) => text.slice(from, to)).join('')).toBe(word)
        expect(match.score).toBeGreaterThan(0)
        expect(match.score).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('finds every part of a text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), fc.nat(40), (text, from, length) => {
        const part = text.slice(from, from + length)
        expect(matchText(text, part) !== undefined).toBe(part !== '')
      }),
    )
  })
})
