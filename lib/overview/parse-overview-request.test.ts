import { unixSeconds } from '@/lib/std/units'
import { describe, expect, it } from 'vitest'
import { parseOverviewRequest } from './parse-overview-request'

const CONTEXT = { defaultSeconds: 300, now: unixSeconds(1_800_000_000) }
const parse = (query: string) => parseOverviewRequest(new URLSearchParams(query), CONTEXT)

describe('the query of the overview', () => {
  it('means all parts of the default window where nothing is said', () => {
    expect(parse('')).toEqual({
      ok: true,
      value: { durationSeconds: 300, at: null, parts: new Set(['cluster', 'traffic']) },
    })
  })

  it('chooses window and parts', () => {
    expect(parse('duration=1h&at=1700000000&parts=cluster')).toMatchObject({
      value: { durationSeconds: 3600, at: 1_700_000_000, parts: new Set(['cluster']) },
    })
  })

  it.each([
    'namespaces=shop',
    'cluster=east',
    'fields=none',
    'parts=all',
    'parts=',
    'parts=cluster&parts=traffic',
    'x=1',
    'duration=1s',
  ])('refuses %s and names the parameter', (query) => {
    expect(parse(query)).toMatchObject({ error: { code: 'bad_request', details: { parameter: query.split('=')[0] } } })
  })
})
