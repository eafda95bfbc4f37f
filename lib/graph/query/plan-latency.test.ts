import type { InstantSeries } from '@/lib/ports/metric-store'
import { printExpression } from '@/lib/promql/print-expression'
import { describe, expect, it } from 'vitest'
import type { MeshFacts } from '../facts'
import { finishGraph } from '../finish-graph'
import type { GraphRequest } from '../model'
import { readAnswers, type ReadGraph } from '../read-answers'
import { meshFacts } from '../testing/facts'
import { report } from '../testing/report'
import { graphRequest } from '../testing/request'
import { planLatency } from './plan-latency'
import { planQueries } from './plan-queries'

function read(
  series: readonly InstantSeries[],
  part: Partial<GraphRequest> = {},
  facts: MeshFacts = meshFacts(),
): ReadGraph {
  const request = graphRequest({ scope: { kind: 'mesh' }, latency: 'p95', ...part })
  return readAnswers(planQueries(request, facts), request, facts, new Map([['requests', series]]))
}

function query(...given: Parameters<typeof read>): string {
  const plan = planLatency(read(...given))
  return plan === null ? 'none' : printExpression(plan.expression)
}

const both = [report('source', ['a-v1', 'b-v1'], 1), report('destination', ['a-v1', 'b-v1'], 1)]

describe('planLatency', () => {
  it.each<[string, Partial<GraphRequest>]>([
    ['no latency is asked for', { latency: 'none' }],
    ['the average is enough', { latency: 'avg' }],
    ['no requests are drawn', { http: 'none', grpc: 'sent' }],
  ])('Q16: asks nothing where %s', (_, part) => {
    expect(query(both, part)).toBe('none')
  })

  it('Q16: asks nothing where nothing was counted, or where the store has no buckets', () => {
    const { telemetry } = meshFacts()
    const missing = { ...telemetry, missingMetrics: ['istio_request_duration_milliseconds_bucket'] }
    expect(query([])).toBe('none')
    expect(query(both, {}, meshFacts({ telemetry: missing }))).toBe('none')
  })

  it('Q16: asks the preferred side in full, the other where its far end is unnamed', () => {
    const text = query(both)
    expect(text).toContain('reporter=~"source|waypoint"')
    expect(text).toContain('reporter="destination", source_workload=~"(unknown)?"')
    expect(query(both, { reporter: 'server' })).toContain('reporter="source", destination_workload=~"(unknown)?"')
  })

  it('Q16: asks the other side in full where it was chosen for two named ends', () => {
    const text = query([report('destination', ['a-v1', 'b-v1'], 1)])
    expect(text).toContain('reporter="destination"')
    expect(text).not.toContain('source_workload=~')
  })

  it('Q16: leaves out the largest bounds and groups by what is matched', () => {
    const text = query(both, { scope: { kind: 'namespaces', names: ['shop'] } })
    expect(text).toContain('le!~"(60000|300000|600000|1800000|3600000)([.]0)?"')
    expect(text).toContain('source_workload_namespace=~"shop"')
    expect(text).toContain('by (reporter, le,')
  })

  it('Q16: more than 3,000 pairs have the average only, and it is noted', () => {
    const pairs = (count: number) =>
      Array.from({ length: count }, (_, place) => report('source', [`a${place}-v1`, 'b-v1'], 1))
    expect(planLatency(read(pairs(3000)))).not.toBeNull()
    const crowded = read(pairs(3001))
    expect(planLatency(crowded)).toBeNull()
    expect(finishGraph(crowded, null, []).notes.map(({ code }) => code)).toContain('latency-degraded')
  })
})

describe('failures', () => {
  it('a planned query without an answer is noted, and so is a second wave that was given up', () => {
    const graph = finishGraph(read(both), 'failed', [])
    const note = graph.notes.find(({ code }) => code === 'source-failed')
    expect(note?.level).toBe('warning')
    expect(note?.ids).toEqual([
      'istio_request_duration_milliseconds_bucket',
      'istio_request_duration_milliseconds_count',
      'istio_request_duration_milliseconds_sum',
      'istio_tcp_received_bytes_total',
    ])
    expect(graph.edges[0]).toMatchObject({ rate: 1, latency: null })
  })
})
