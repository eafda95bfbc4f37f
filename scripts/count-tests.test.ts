import { describe, expect, it } from 'vitest'
import { countTests } from './count-tests'

describe('countTests', () => {
  it('adds up what vitest reports', () => {
    const report = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }
    expect(countTests('vitest', report)).toEqual({ passed: 7, failed: 1, skipped: 3 })
  })

  it('counts a test of Playwright that passed on a second try as passed', () => {
    const report = { stats: { expected: 4, flaky: 1, unexpected: 0, skipped: 2 } }
    expect(countTests('playwright', report)).toEqual({ passed: 5, failed: 0, skipped: 2 })
  })

  it.each([[null], [{}], [{ stats: {} }], ['text']])('refuses a report of another shape: %j', (report) => {
    expect(() => countTests('playwright', report)).toThrow('has no number')
  })
})
