import { describe, expect, it } from 'vitest'
import { strictest, windowProblem } from './window-limits'

const day = 86_400

describe('windowProblem (product 3.4)', () => {
  it.each([
    [15, { scrapeIntervalSeconds: 15, retentionSeconds: 15 * day }, 'scrapes'],
    [44, { scrapeIntervalSeconds: 15, retentionSeconds: null }, 'scrapes'],
    [45, { scrapeIntervalSeconds: 15, retentionSeconds: null }, undefined],
    [15, { scrapeIntervalSeconds: 5, retentionSeconds: null }, undefined],
    [15 * day, { scrapeIntervalSeconds: 15, retentionSeconds: 15 * day }, undefined],
    [30 * day, { scrapeIntervalSeconds: 15, retentionSeconds: 15 * day }, 'retention'],
    [30 * day, { scrapeIntervalSeconds: null, retentionSeconds: null }, undefined],
  ])('a window of %d s with %j: %s', (seconds, limits, problem) => {
    expect(windowProblem(seconds, limits)).toBe(problem)
  })
})

describe('strictest', () => {
  it('takes the slowest scrape and the shortest memory of those that tell', () => {
    expect(
      strictest([
        { scrapeIntervalSeconds: 15, retentionSeconds: null },
        { scrapeIntervalSeconds: 60, retentionSeconds: 2 * day },
        { scrapeIntervalSeconds: null, retentionSeconds: day },
      ]),
    ).toEqual({ scrapeIntervalSeconds: 60, retentionSeconds: day })
    expect(strictest([])).toEqual({ scrapeIntervalSeconds: null, retentionSeconds: null })
  })
})
