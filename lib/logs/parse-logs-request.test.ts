import { describe, expect, it } from 'vitest'
import { parseLogsRequest } from './parse-logs-request'

const LIMITS = { defaultLines: 3_000, maxLines: 25_000 }
const parse = (query: string) => parseLogsRequest(new URLSearchParams(query), LIMITS)

describe('parseLogsRequest', () => {
  it('asks for the newest lines of all containers when nothing is said', () => {
    expect(parse('')).toEqual({
      containers: [],
      lines: 3_000,
      sinceSeconds: undefined,
      after: undefined,
      from: undefined,
      previous: false,
      follow: false,
    })
  })

  it('reads every parameter', () => {
    expect(parse('containers=a,b&lines=100&since=5m&follow=true')).toMatchObject({
      containers: ['a', 'b'],
      lines: 100,
      sinceSeconds: 300,
      follow: true,
    })
    expect(parse('from=2026-01-05T12:00:00.5Z')).toMatchObject({ from: '2026-01-05T12:00:00.5Z' })
    expect(parse('previous=true')).toMatchObject({ previous: true })
  })

  it.each([
    ['unknown=1', 'unknown'],
    ['__proto__=1', '__proto__'],
    ['lines=1&lines=2', 'lines'],
    ['lines=0', 'lines'],
    ['lines=25001', 'lines'],
    ['lines=1e3', 'lines'],
    ['since=soon', 'since'],
    ['since=5m&after=2026-01-05T12:00:00Z', 'after'],
    ['from=yesterday', 'from'],
    ['after=2026-99-99T00:00:00Z', 'after'],
    ['follow=yes', 'follow'],
    ['follow=true&previous=true', 'follow'],
    ['follow=true&from=2026-01-05T12:00:00Z', 'follow'],
    [`containers=${Array.from({ length: 41 }, (_, i) => `c${i}`).join()}`, 'containers'],
  ])('refuses %s and names %s', (query, parameter) => {
    expect(() => parse(query)).toThrow(expect.objectContaining({ code: 'bad_request', details: { parameter } }))
  })
})
