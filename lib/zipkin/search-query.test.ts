import type { TraceSearch } from '@/lib/ports/trace-store'
import { unixSeconds } from '@/lib/std/units'
import { describe, expect, it } from 'vitest'
import { searchQuery } from './search-query'

const SEARCH: TraceSearch = {
  ...{ services: ['shop'], operation: undefined, from: unixSeconds(1000), to: unixSeconds(1060.5), minUs: undefined },
  ...{ maxUs: undefined, tags: [], errorsOnly: false, limit: 20 },
}
const asked = (part: Partial<TraceSearch>) => Object.fromEntries(searchQuery({ ...SEARCH, ...part }, 'shop'))

describe('a search of Zipkin', () => {
  it('asks for an end and how far to look back, in milliseconds', () => {
    expect(asked({})).toEqual({ serviceName: 'shop', endTs: '1060500', lookback: '60500', limit: '20' })
  })

  it.each([
    [{ operation: 'get /' }, { spanName: 'get /' }],
    [{ minUs: 50 }, { minDuration: '50' }],
    // A largest one is taken only beside a least one.
    [{ maxUs: 70 }, { minDuration: '1', maxDuration: '70' }],
    [
      { minUs: 0, maxUs: 0 },
      { minDuration: '1', maxDuration: '1' },
    ],
    [{ errorsOnly: true }, { annotationQuery: 'error' }],
    [{ tags: [{ key: 'a', value: 'b=c' }, { key: 'd', value: 'e f' }], errorsOnly: true }, { annotationQuery: 'a=b=c and d=e f and error' }], // prettier-ignore
    // What it would read as something else is not asked for, or by its name only.
    [{ tags: [{ key: 'a', value: 'salt and pepper' }] }, { annotationQuery: 'a' }],
    [{ tags: [{ key: 'a', value: '' }] }, { annotationQuery: 'a' }],
    [{ tags: [{ key: 'a=b', value: 'c' }] }, {}],
    [{ tags: [{ key: 'span.kind', value: 'server' }] }, {}],
  ] satisfies readonly (readonly [Partial<TraceSearch>, Readonly<Record<string, string>>])[])(
    '%j asks for %j besides',
    (part, expected) => {
      expect(asked(part)).toEqual({ ...asked({}), ...expected })
    },
  )
})
