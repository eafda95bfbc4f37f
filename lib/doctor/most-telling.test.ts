import { describe, expect, it } from 'vitest'
import { type Concern, mostTelling } from './most-telling'
import type { CauseId } from './model'
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

  it('is not that the clock of another kind of source differs, save for traces, which are looked for by the metric store’s', () => {
    const traces = reportOf(JAEGER, { checks: [checkOf('S13', { source: 'traces' })] })
    expect(mostTelling(answerOf(traces, reportOf()), 'traffic')).toBeUndefined()
    expect(mostTelling(answerOf(traces, reportOf()), 'traces')?.cause).toBe('S13')
    const metrics = reportOf({}, { checks: [checkOf('S13')] })
    expect(mostTelling(answerOf(reportOf(JAEGER), metrics), 'traces')?.source).toBe('prometheus')
  })

  it.each<CauseId>(['S10', 'S16', 'S22', 'S28'])(
    'of an empty page is never %s, which only makes numbers poorer',
    (cause) => {
      const answer = answerOf(reportOf({}, { checks: [checkOf(cause)] }))
      expect(mostTelling(answer, 'traffic')).toBeUndefined()
      expect(mostTelling(answer, 'numbers')?.cause).toBe(cause)
    },
  )

  it.each<[Concern, readonly CauseId[], CauseId | undefined]>([
    ['programs', ['S26', 'S27', 'S18'], undefined],
    ['programs', ['S09', 'S17'], 'S17'],
    ['proxies', ['S27', 'S26'], 'S26'],
    ['control-plane', ['S17', 'S26'], undefined],
    ['control-plane', ['S17', 'S18'], 'S18'],
    ['store', ['S08', 'S17', 'S18'], undefined],
    ['store', ['S20', 'S12'], 'S12'],
    ['members', ['S27', 'S26'], 'S26'],
    ['members', ['S26', 'S22'], 'S22'],
  ])('of %s among %s is %s', (concern, causes, cause) => {
    const checks = causes.map((one) => checkOf(one))
    expect(mostTelling(answerOf(reportOf({}, { checks })), concern)?.cause).toBe(cause)
  })

  it('is about the kinds of which the page is made', () => {
    const right = checkOf('S22', { source: 'kubernetes', about: ['jobs.batch', 'pods/log'] })
    const answer = answerOf(reportOf(KUBERNETES, { checks: [right, checkOf('S28', { about: ['services'] })] }))
    expect(mostTelling(answer, 'cluster', ['pods', 'pods/log'])?.cause).toBe('S22')
    expect(mostTelling(answer, 'cluster', ['services'])?.cause).toBe('S28')
    expect(mostTelling(answer, 'cluster', ['pods'])).toBeUndefined()
    expect(mostTelling(answer, 'cluster')?.cause).toBe('S22')
    const silent = answerOf(reportOf(KUBERNETES, { checks: [checkOf('S02')] }))
    expect(mostTelling(silent, 'cluster', ['pods'])?.cause).toBe('S02')
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
