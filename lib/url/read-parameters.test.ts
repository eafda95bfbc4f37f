import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ok } from '@/lib/std/result'
import { type Parameter, readParameters } from './read-parameters'

interface Draft {
  words: readonly string[]
  limit: number
}

const PARAMETERS: ReadonlyMap<string, Parameter<Draft, number>> = new Map<string, Parameter<Draft, number>>([
  [
    'limit',
    {
      expected: 'a small number',
      read: (text, draft, most) => {
        draft.limit = Number(text)
        return draft.limit <= most
      },
    },
  ],
  [
    'word',
    {
      expected: 'a word',
      repeats: true,
      read: (text, draft) => {
        draft.words = [...draft.words, text]
        return text !== ''
      },
    },
  ],
])

function read(query: URLSearchParams | string) {
  const draft: Draft = { words: [], limit: 1 }
  return readParameters(new URLSearchParams(query), draft, { parameters: PARAMETERS, context: 9 })
}

function errorOf(query: URLSearchParams | string) {
  const result = read(query)
  return result.ok ? undefined : result.error
}

test('what is given replaces the defaults, and what may repeat is read each time', () => {
  expect(read('')).toEqual(ok({ words: [], limit: 1 }))
  expect(read('word=a&limit=9&word=b')).toEqual(ok({ words: ['a', 'b'], limit: 9 }))
})

test.each([
  ['limit=1&other=2&limit=3', 'other', 'There is no parameter other.'],
  ['limit=1&limit=1', 'limit', 'The parameter limit is given more than once.'],
  ['limit=10&other=2', 'limit', 'The parameter limit must be a small number.'],
  ['word=a&word=', 'word', 'The parameter word must be a word.'],
])('%s: the first bad parameter is named', (query, parameter, message) => {
  expect(errorOf(query)).toMatchObject({ code: 'bad_request', message, details: { parameter } })
})

test('whatever the names are, an error is short', () => {
  const long = fc.string({ minLength: 200, maxLength: 2_000, unit: 'grapheme' })
  fc.assert(
    fc.property(long, (name) => {
      const error = errorOf(new URLSearchParams({ [name]: '' }))
      expect(error?.message.length).toBeLessThanOrEqual(300)
      expect(error?.details).toEqual({ parameter: name.slice(0, 100) })
    }),
  )
})
