import { expect, test } from 'vitest'
import { formatChartValue } from './format-chart-value'

test.each([
  [41, '', '41'],
  [41.5, '', '41.5'],
  [12.34, 'rps', '12.3 rps'],
  [0.23, 's', '230ms'],
  [1230, 'B', '1.23 kB'],
  [2_500_000, 'bit/s', '2.5 Mbit/s'],
  [1500, 'B/s', '1.50 kB/s'],
  [6.25, '%', '6.25%'],
  [0.05, 'cores', '0.050 cores'],
  [null, '', ''],
  [null, 'rps', ''],
  [null, 's', ''],
])('%j in %j is %j', (value, unit, text) => {
  expect(formatChartValue(value, unit)).toBe(text)
})
