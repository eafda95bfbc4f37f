import { planQueries } from '@/lib/graph/query/plan-queries'
import { meshFacts } from '@/lib/graph/testing/facts'
import { graphRequest } from '@/lib/graph/testing/request'
import { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok } from '@/lib/std/result'
import { describe, expect, it } from 'vitest'
import { sendQueries } from './send-queries'

const { queries } = planQueries(graphRequest({ tcp: 'total', latency: 'none' }), meshFacts())
const DOWN = new PharosError('upstream_timeout', 'It took too long.')

describe('sendQueries', () => {
  it('tells answers, failures, warnings and what came from recording rules apart', async () => {
    const { signal } = new AbortController()
    const sent = await sendQueries(queries, signal, ({ id }) =>
      Promise.resolve(
        id === 'tcp-sent'
          ? failed(DOWN)
          : ok({ series: [id], warnings: ['A part is missing.'], ...(id === 'requests' && { recorded: true }) }),
      ),
    )
    expect(sent.failures).toMatchObject([{ query: { id: 'tcp-sent' }, error: DOWN }])
    expect(sent.series.get('tcp-received')).toEqual(['tcp-received'])
    expect(sent.warnings).toEqual(['A part is missing.'])
    expect(sent.recorded).toEqual(['requests'])
  })
})
