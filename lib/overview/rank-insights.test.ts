import { describe, expect, it } from 'vitest'
import { chosenInsights } from './chosen-insights'
import { rankInsights } from './rank-insights'
import { bytes, requests, summaryOf, thing } from './testing/things'

describe('services that stand out', () => {
  const insights = rankInsights(
    summaryOf(
      thing('service', 'bad', { failing: 5 }),
      thing('service', 'worse', { failing: 10, traffic: { in: [requests(1, 1)], out: [], p95Ms: 5 } }),
      thing('service', 'fine'),
      thing('service', 'slow', { traffic: { in: [requests(1)], out: [], p95Ms: 900 } }),
      thing('service', 'db', { traffic: { in: [bytes(2_000)], out: [], p95Ms: null } }),
      thing('entry', 'elsewhere', { failing: 1 }),
      thing('workload', 'bad-v1', { failing: 10 }),
    ),
  )
  const names = (name: 'errors' | 'latency' | 'tcp') => insights?.[name].map(({ place, value }) => [place.name, value])

  it('are ordered by their share of failures; without any they are none', () => {
    expect(names('errors')).toEqual([
      ['worse', 100],
      ['bad', 50],
      ['elsewhere', 10],
    ])
  })

  it('are ordered by p95 and by bytes', () => {
    expect(names('latency')?.slice(0, 2)).toEqual([
      ['slow', 900],
      ['bad', 20],
    ])
    expect(names('tcp')).toEqual([['db', 2_000]])
  })

  it('are six at most', () => {
    const many = Array.from({ length: 9 }, (_, i) => thing('service', `s${i}`))
    expect(rankInsights(summaryOf(...many))?.latency).toHaveLength(6)
  })

  it('are not known where nobody could be asked, which is not none', () => {
    expect(rankInsights(summaryOf(thing('service', 'a', { traffic: null })))).toBeNull()
    expect(rankInsights(summaryOf())).toEqual({ errors: [], latency: [], tcp: [] })
  })
})

describe('the tables', () => {
  const row = { place: thing('service', 'db'), status: 'healthy', value: 1, requestRate: null } as const
  it.each([
    ['failures and response times by themselves', null, [], ['errors', 'latency']],
    ['bytes too where there are any', null, [row], ['errors', 'latency', 'tcp']],
    ['those that were chosen', ['tcp'], [], ['tcp']],
    ['none when none was chosen', [], [row], []],
  ] as const)('are %s', (_, si, tcp, shown) => {
    expect(chosenInsights(si, { errors: [], latency: [], tcp })).toEqual(shown)
  })
})
