import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chartWindow, timesOf } from './chart-window'

const at = 1_700_000_000

describe('the moments of a chart', () => {
  test.each([
    // window, scrapes, asked step → step, rate window
    [300, 15, null, 15, 60],
    [3_600, 15, null, 31, 60],
    [86_400, 15, null, 727, 727],
    [300, 15, 60, 60, 60],
    [300, 15, 1, 15, 60],
    [60, 0.5, null, 1, 2],
  ])('over %d s with scrapes every %d s, asked for %s', (...row) => {
    const [durationSeconds, scrape, stepSeconds, step, rate] = row
    expect(chartWindow({ at, durationSeconds, stepSeconds }, scrape)).toMatchObject({
      stepSeconds: step,
      rateSeconds: rate,
      to: at,
    })
  })

  test('there are at most 120, the last at the end, none before the window, none closer than the scrapes', () => {
    const step = fc.option(fc.integer({ min: 1, max: 100_000 }))
    fc.assert(
      fc.property(
        fc.integer({ min: 15, max: 2_592_000 }),
        fc.integer({ min: 1, max: 120 }),
        step,
        (seconds, scrape, asked) => {
          const window = chartWindow({ at, durationSeconds: seconds, stepSeconds: asked }, scrape)
          const times = timesOf(window)
          expect(times.length).toBeLessThanOrEqual(120)
          expect(times.at(-1)).toBe(at)
          expect(times[0]).toBeGreaterThanOrEqual(at - seconds)
          expect(window.stepSeconds).toBeGreaterThanOrEqual(scrape)
          expect(window.rateSeconds).toBeGreaterThanOrEqual(Math.max(window.stepSeconds, 4 * scrape))
        },
      ),
    )
  })
})
