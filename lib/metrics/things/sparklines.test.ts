import { describe, expect, test } from 'vitest'
import type { MetricChart } from './metrics-answer'
import { toSparklines } from './sparklines'

const chart = (part: Partial<MetricChart>): MetricChart => ({
  id: 'request_volume',
  unit: 'rps',
  keys: ['response_class'],
  lines: [],
  groups: 0,
  rest: null,
  promql: [],
  reason: null,
  ...part,
})
const line = (group: string, values: (number | null)[]) => ({ stat: 'rate' as const, group: [group], values })

describe('the traffic of a namespace at a glance', () => {
  test('requests are the sum of the classes, errors the share of those that failed or were not answered', () => {
    const lines = [
      line('2xx', [8, 6, null]),
      line('4xx', [1, 0, null]),
      line('5xx', [1, 1, null]),
      line('none', [null, 1, null]),
    ]
    const [requests, errors] = toSparklines({ charts: [chart({ lines, groups: 4 })] })
    expect(requests).toEqual({ id: 'requests', unit: 'rps', values: [10, 8, null], current: 8 })
    expect(errors).toEqual({ id: 'errors', unit: '%', values: [10, 25, null], current: 25 })
  })

  test('without requests there is no share of errors, and what has no numbers has no line', () => {
    const lines = [line('2xx', [0, null])]
    expect(toSparklines({ charts: [chart({ lines, groups: 1 })] }).map(({ id }) => id)).toEqual(['requests'])
    expect(toSparklines({ charts: [chart({}), chart({ id: 'tcp_sent', unit: 'bit/s', keys: [] })] })).toEqual([])
  })

  test('bytes of both directions of a connection are one line', () => {
    const tcp = (id: 'tcp_sent' | 'tcp_received', values: (number | null)[]) =>
      chart({ id, unit: 'bit/s', keys: [], lines: [{ stat: 'rate', group: [], values }], groups: 1 })
    const [line] = toSparklines({ charts: [tcp('tcp_sent', [8, null]), tcp('tcp_received', [16, null])] })
    expect(line).toEqual({ id: 'tcp', unit: 'bit/s', values: [24, null], current: 24 })
  })
})
