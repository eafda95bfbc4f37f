import { describe, expect, it } from 'vitest'
import { extraNeeds } from './extra-needs'

const quiet = { find: '', hide: '', edgeLabels: [], operations: null, idleNodes: false } as const

describe('F5: what find and hide ask for in addition', () => {
  it.each<[string, Partial<Parameters<typeof extraNeeds>[0]>, string[]]>([
    ['nothing without an expression', {}, []],
    ['nothing for a broken one', { find: 'rt >' }, []],
    ['response times', { find: 'rt > 5' }, ['latency']],
    ['response times for a percentile, however deep it stands', { hide: '! (healthy or (p99 > 5))' }, ['latency']],
    ['response times once', { find: 'rt > 5 and avg > 5', hide: 'p50 > 5' }, ['latency']],
    ['nothing that the labels show anyway', { find: 'rt > 5', edgeLabels: ['latency'] }, []],
    ['throughput', { find: 'throughput > 5' }, ['throughput']],
    ['labels alone and tested', { find: 'label:a', hide: 'label:b = c' }, ['labels']],
    ['operations', { find: 'op = x' }, ['operations']],
    ['nothing where operations are drawn', { find: 'op = x', operations: 'request_operation' }, []],
    ['idle nodes to be found', { find: 'idle' }, ['idle']],
    ['no idle nodes to find the others', { find: '! idle' }, []],
    ['no idle nodes only to hide them', { hide: 'idle' }, []],
    ['idle nodes to hide all others', { hide: '! idle' }, ['idle']],
  ])('%s', (_, view, needs) => {
    expect(extraNeeds({ ...quiet, ...view })).toEqual(needs)
  })
})
