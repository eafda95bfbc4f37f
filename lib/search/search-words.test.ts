import { expect, it } from 'vitest'
import { searchWords } from './search-words'

it.each([
  ['Reviews  v2', ['reviews', 'v2']],
  [' bookinfo/reviews-v1 ', ['bookinfo', 'reviews-v1']],
  ['reviews.bookinfo.svc.cluster.local:9080', ['reviews', 'bookinfo']],
  ['reviews.bookinfo.svc', ['reviews', 'bookinfo']],
  ['api.example.com', ['api.example.com']],
  ['a a A', ['a']],
  ['', []],
  ['/', []],
])('reads %j as %j', (text, words) => {
  expect(searchWords(text)).toEqual(words)
})

it('reads no more words than a person types', () => {
  expect(searchWords(Array.from({ length: 100 }, (_, at) => `w${at}`).join(' '))).toHaveLength(8)
})
