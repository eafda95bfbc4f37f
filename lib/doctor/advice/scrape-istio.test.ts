import { expect, it } from 'vitest'
import { mostReport } from './scrape-istio'

it.each([
  [4, 4, true],
  [3, 4, true],
  [2, 4, false],
  [90, 100, true],
  [89, 100, false],
  [5, 4, true],
])('%d proxies of %d pods report: enough is %s', (reporting, expected, enough) => {
  expect(mostReport(reporting, expected)).toBe(enough)
})
