import { anyText } from '@/lib/std/testing/any-text'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { markWords } from './mark-words'

it('marks what the words found', () => {
  expect(markWords('Reviews-v2', 'v2 rev')).toEqual([
    { text: 'Rev', marked: true },
    { text: 'iews-', marked: false },
    { text: 'v2', marked: true },
  ])
  expect(markWords('cart', '')).toEqual([{ text: 'cart', marked: false }])
})

it('keeps every character', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, words) => {
      const parts = markWords(text, words)
      expect(parts.map((part) => part.text).join('')).toBe(text)
    }),
  )
})
