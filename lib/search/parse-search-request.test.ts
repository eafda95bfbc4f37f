import { describe, expect, it } from 'vitest'
import { parseSearchRequest } from './parse-search-request'

describe('parseSearchRequest', () => {
  it('reads what is asked for, and has a default for each', () => {
    expect(parseSearchRequest(new URLSearchParams('q=reviews+v2&kinds=app,pod&limit=5'))).toEqual({
      ok: true,
      value: { text: 'reviews v2', kinds: new Set(['app', 'pod']), limit: 5 },
    })
    expect(parseSearchRequest(new URLSearchParams())).toEqual({
      ok: true,
      value: { text: '', kinds: undefined, limit: 20 },
    })
  })

  it.each([
    ['q', `q=${'x'.repeat(201)}`],
    ['kinds', 'kinds=secret'],
    ['kinds', 'kinds='],
    ['limit', 'limit=0'],
    ['limit', 'limit=51'],
    ['limit', 'limit=1e1'],
    ['text', 'text=a'],
    ['q', 'q=a&q=b'],
  ])('refuses a bad %s: %s', (parameter, query) => {
    expect(parseSearchRequest(new URLSearchParams(query))).toMatchObject({
      ok: false,
      error: { code: 'bad_request', details: { parameter } },
    })
  })
})
