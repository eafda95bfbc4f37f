import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regionState, type RegionFacts } from './region-state'

const nothing: RegionFacts<string> = {
  off: false,
  unasked: false,
  waitedSeconds: undefined,
  content: undefined,
  ageSeconds: undefined,
  refreshSeconds: 30,
  settling: false,
  failure: undefined,
  denied: false,
}
const data = { ...nothing, content: 'some', ageSeconds: 5 } as const

describe('regionState (product 3.9)', () => {
  it.each([
    ['nothing is shown for the first 300 ms', { waitedSeconds: 0.2 }, 'blank'],
    ['a skeleton after 300 ms', { waitedSeconds: 0.3 }, 'skeleton'],
    ['words after 5 s', { waitedSeconds: 5 }, 'slow'],
    ['still words at 29 s, a failed first attempt is tried again', { waitedSeconds: 29, failure: 'x' }, 'slow'],
  ])('loading: %s', (_, facts, phase) => {
    expect(regionState({ ...nothing, ...facts })).toMatchObject({ kind: 'loading', phase })
  })

  it.each([
    ['no answer within 30 s', { ...nothing, waitedSeconds: 30 }, 'unanswered'],
    ['attempts that fail for 30 s', { ...nothing, waitedSeconds: 30, failure: 'x' }, 'failed'],
    ['a final failure', { ...nothing, failure: 'x' }, 'failed'],
    ['data of 10 minutes ago, without a failure', { ...data, ageSeconds: 600 }, 'expired'],
    ['data of 10 minutes ago, with one', { ...data, ageSeconds: 600, failure: 'x' }, 'failed'],
    ['data that a 5 m timer missed twice', { ...data, ageSeconds: 1200, refreshSeconds: 300 }, 'expired'],
    [
      'data of 10 minutes ago whose reload by hand failed',
      { ...data, ageSeconds: 600, refreshSeconds: undefined, failure: 'x' },
      'failed',
    ],
  ])('error: %s', (_, facts, reason) => {
    expect(regionState(facts)).toMatchObject({ kind: 'error', reason })
  })

  it.each([
    ['at 59 s with a 30 s timer', { ageSeconds: 59 }, undefined],
    ['at 60 s with a 30 s timer', { ageSeconds: 60 }, { dimmed: true }],
    ['at 60 s with a 10 s timer', { ageSeconds: 60, refreshSeconds: 10 }, { dimmed: true }],
    ['at 599 s with a 5 m timer', { ageSeconds: 599, refreshSeconds: 300 }, undefined],
    ['at once when the last attempt failed, not yet dimmed', { failure: 'x' }, { dimmed: false, failure: 'x' }],
    ['never by age alone without a timer', { ageSeconds: 5000, refreshSeconds: undefined }, undefined],
    ['never in a window of the past', { ageSeconds: undefined }, undefined],
    ['dimmed, not removed, while the next answer comes', { ageSeconds: 5000, settling: true }, { dimmed: true }],
  ])('stale: %s', (_, facts, stale) => {
    expect(regionState<string>({ ...data, ...facts })).toMatchObject({ kind: 'shown', content: 'some', stale })
  })

  it.each([
    [4, false],
    [5, true],
  ])('says that other data is awaited for %d s: %s', (waitedSeconds, awaiting) => {
    expect(regionState({ ...data, waitedSeconds })).toMatchObject({ kind: 'shown', awaiting })
  })

  it('off wins over everything', () => {
    expect(regionState({ ...data, off: true, failure: 'x', denied: true }).kind).toBe('off')
  })

  it('a missing right hides earlier data', () => {
    expect(regionState({ ...data, failure: 'x', denied: true })).toEqual({ kind: 'denied', failure: 'x' })
  })

  it('manual refresh waits for the button, and keeps what was loaded', () => {
    expect(regionState({ ...nothing, unasked: true }).kind).toBe('unasked')
    expect(regionState({ ...data, unasked: true }).kind).toBe('shown')
  })

  it('ends: whatever is awaited for 30 s or shown for 20 minutes under a 30 s timer is an error', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 30, noNaN: true }),
        fc.option(fc.string(), { nil: undefined }),
        (seconds, failure) => {
          expect(regionState({ ...nothing, waitedSeconds: seconds, failure }).kind).toBe('error')
          expect(regionState({ ...data, ageSeconds: seconds + 600, failure }).kind).toBe('error')
        },
      ),
    )
  })
})
