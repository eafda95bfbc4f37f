import { describe, expect, it } from 'vitest'
import { extraNeeds } from './extra-needs'

const quiet = { find: '', hide: '', edgeLabels: [], operations: null, idleNodes: false, idleEdges: false } as const

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
    ['edges without traffic to be found', { find: '! traffic' }, ['idle-edges']],
    ['edges without traffic to be found by their rate', { find: 'app = a and http = 0' }, ['idle-edges']],
    ['no edges without traffic to find the others', { find: 'traffic or http > 0 or tcp != 0 or grpc >= 0' }, []],
    ['no edges without traffic for a rate that quiet ones have, too', { find: 'http < 5 or http <= 1' }, []],
    ['no edges without traffic where numbers are absent', { find: 'http = NaN' }, []],
    ['edges without traffic to find what has none', { find: 'not (http > 0)' }, ['idle-edges']],
    ['edges without traffic to hide all others', { hide: 'traffic' }, ['idle-edges']],
    ['no edges without traffic only to hide them', { hide: '! traffic or tcp = 0' }, []],
    ['no edges without traffic to hide those of one protocol', { hide: 'http > 0 or ! (tcp = 0)' }, []],
    ['nothing where edges without traffic are drawn', { find: '! traffic', idleEdges: true }, []],
  ])('%s', (_, view, needs) => {
    expect(extraNeeds({ ...quiet, ...view })).toEqual(needs)
  })
})
