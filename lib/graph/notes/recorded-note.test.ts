import { describe, expect, it } from 'vitest'
import { meshFacts } from '../testing/facts'
import { graphRequest } from '../testing/request'
import { planQueries } from '../query/plan-queries'
import { recordedNotes } from './recorded-note'

const { queries } = planQueries(graphRequest({ tcp: 'sent', latency: 'none' }), meshFacts())

describe('recordedNotes', () => {
  it('names the metrics that were read from rules', () => {
    expect(recordedNotes(queries, ['requests'])).toEqual([
      { code: 'recorded-rates', count: 1, ids: ['istio_requests_total'] },
    ])
  })

  it('says nothing where none was', () => {
    expect(recordedNotes(queries, [])).toEqual([])
  })
})
