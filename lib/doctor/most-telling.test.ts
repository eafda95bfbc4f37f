import { describe, expect, it } from 'vitest'
import { type Concern, mostTelling } from './most-telling'
import { answerOf, checkOf, reportOf } from './testing/reports'

const KUBERNETES = { id: 'kubernetes', type: 'kubernetes' } as const
const JAEGER = { id: 'traces', type: 'jaeger' } as const

describe('the check that explains a page', () => {
  it('is that the source does not answer, before all that follows from it', () => {
    const answer = answerOf(reportOf({}, { checks: [checkOf('S08'), checkOf('S02')] }))
    expect(mostTelling(answer, 'traffic')?.cause).toBe('S02')
  })

  it('is not that another kind of source does not answer', () => {
    const traces = reportOf(JAEGER, { checks: [checkOf('S02', { source: 'traces' })] })
    const answer = answerOf(traces, reportOf({}, { checks: [checkOf('S27')] }))
    expect(mostTelling(answer, 'traffic')?.cause).toBe('S27')
    expect(mostTelling(answer, 'traces')?.source).toBe('traces')
  })

  it('is not that another kind of source answers in part', () => {
    const traces = reportOf(JAEGER, { checks: [checkOf('S20', { source: 'traces' })] })
    expect(mostTelling(answerOf(traces, reportOf()), 'traffic')).toBeUndefined()
  })

  it('may be found in a source of another kind', () => {
    const cluster = reportOf(KUBERNETES, { checks: [checkOf('S26', { source: 'kubernetes' })] })
    expect(mostTelling(answerOf(reportOf(), cluster), 'traffic')?.source).toBe('kubernetes')
  })

  it.each<[Concern, string | undefined]>([
    ['traffic', undefined],
    ['traces', 'S23'],
    ['boards', 'S25'],
    ['cluster', 'S28'],
  ])('of %s is %s', (concern, cause) => {
    const answer = answerOf(
      reportOf(KUBERNETES, { checks: [checkOf('S29'), checkOf('S22', { result: 'clear' })] }),
      reportOf(JAEGER, { checks: [checkOf('S24', { result: 'unknown' }), checkOf('S23')] }),
      reportOf({}, { checks: [checkOf('S25'), checkOf('S18')] }),
    )
    const lagging = reportOf(KUBERNETES, { checks: [checkOf('S28')] })
    const all = concern === 'cluster' ? { ...answer, sources: [...answer.sources, lagging] } : answer
    expect(mostTelling(all, concern)?.cause).toBe(cause)
  })

  it('is none where all is clear or unknown', () => {
    const checks = [checkOf('S01', { result: 'clear' }), checkOf('S08', { result: 'unknown' })]
    expect(mostTelling(answerOf(reportOf({}, { checks })), 'traffic')).toBeUndefined()
  })
})
