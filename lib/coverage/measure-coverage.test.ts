import { planQueries } from '@/lib/graph/query/plan-queries'
import { finishGraph } from '@/lib/graph/finish-graph'
import { readAnswers } from '@/lib/graph/read-answers'
import { clusterFacts, meshFacts } from '@/lib/graph/testing/facts'
import { bytes, report } from '@/lib/graph/testing/report'
import { seenRequest } from '@/lib/mesh/mtls/read-seen-edges'
import type { InstantSeries } from '@/lib/ports/metric-store'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumOf } from './group-coverage'
import { measureCoverage } from './measure-coverage'
import { securedPercent } from './secured'

const FACTS = meshFacts({ clusters: [clusterFacts()] })

function read(requests: readonly InstantSeries[], received: readonly InstantSeries[] = []) {
  const request = { ...seenRequest(300, 1_700_000_000), services: false }
  const answers = new Map([
    ['requests', requests],
    ['tcp-received', received],
  ] as const)
  return readAnswers(planQueries(request, FACTS), request, FACTS, answers)
}

const all = () => true
const measure = (...parts: Parameters<typeof read>) => measureCoverage(read(...parts), 'east', all)

describe('what came in', () => {
  it('is secured as far as the server’s side says so', () => {
    const { targets, plain } = measure([
      report('source', ['a-v1', 'b-v1'], 20),
      report('destination', ['a-v1', 'b-v1'], 20),
      report('destination', [null, 'b-v1'], 3),
    ])
    expect(targets).toEqual([
      { namespace: 'shop', workload: 'b-v1', seen: { requests: { secured: 20, told: 23, untold: 0 }, bytes: null } },
    ])
    expect(plain).toMatchObject([{ source: null, target: { workload: 'b-v1', service: 'b' }, plain: 3, told: 3 }])
  })

  it('is untold, and not plain, where only a caller reported who cannot know', () => {
    const { targets, plain } = measure([report('source', ['a-v1', 'b-v1'], 2)])
    expect(targets[0]?.seen.requests).toEqual({ secured: 0, told: 0, untold: 2 })
    expect(securedPercent(targets[0]?.seen.requests ?? null)).toBeNull()
    expect(plain).toEqual([])
  })

  it('is told by a caller who knows, as a ztunnel does', () => {
    const knows = { connection_security_policy: 'mutual_tls' }
    const { targets } = measure([], [bytes('source', ['a-v1', 'd-v1'], 9, knows)])
    expect(targets[0]?.seen).toEqual({ requests: null, bytes: { secured: 9, told: 9, untold: 0 } })
  })

  it('is no matter of what left the mesh or lies in another cluster', () => {
    const passthrough = { destination_service_name: 'PassthroughCluster', destination_service: 'x' }
    const west = { destination_cluster: 'west' }
    const seen = [
      report('source', ['a-v1', 'service:x'], 1, passthrough),
      report('destination', ['a-v1', 'c-v1'], 1, west),
    ]
    expect(measure(seen)).toEqual({ targets: [], plain: [] })
  })

  it('tells nothing of namespaces that may not be seen: neither servers nor the names of callers', () => {
    const plain = { connection_security_policy: 'none' }
    const seen = [
      report('destination', ['hidden/a-v1', 'b-v1'], 1, plain),
      report('destination', ['b-v1', 'hidden/a-v1'], 1, plain),
    ]
    const measured = measureCoverage(read(seen), 'east', (namespace) => namespace !== 'hidden')
    expect(measured.targets.map(({ workload }) => workload)).toEqual(['b-v1'])
    expect(measured.plain.map(({ source }) => source)).toEqual(['hidden'])
  })
})

describe('plain edges', () => {
  it('are those of the graph, the most first, requests before bytes', () => {
    const none = { connection_security_policy: 'none' }
    const parts = read(
      [
        report('destination', ['a-v1', 'b-v1'], 1, none),
        report('destination', ['c-v1', 'b-v1'], 5, none),
        report('destination', ['a-v1', 'c-v1'], 7),
      ],
      [bytes('destination', ['a-v1', 'd-v1'], 900, none)],
    )
    const ids = measureCoverage(parts, 'east', all).plain.map(({ id }) => id)
    const { edges } = finishGraph(parts, null, [])
    expect(ids).toHaveLength(3)
    expect(edges.filter(({ mtls }) => mtls?.percent === 0).map(({ id }) => id)).toEqual([...ids].sort())
    expect(ids[0]).toContain('c-v1')
    expect(ids[2]).toMatch(/tcp$/)
  })
})

describe('whatever is reported', () => {
  const name = fc.constantFrom('a-v1', 'b-v1', 'other/c-v1')
  const policy = fc.constantFrom('mutual_tls', 'none', 'unknown', '')
  const one = fc
    .record({
      reporter: fc.constantFrom('source' as const, 'destination' as const),
      from: fc.option(name),
      to: name,
      value: fc.double({ min: 0, max: 1e6, noNaN: true }),
      policy,
    })
    .map((row) => report(row.reporter, [row.from, row.to], row.value, { connection_security_policy: row.policy }))

  it('no more is secured than is told, and what is plain is the rest', () => {
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (seen) => {
        const { targets, plain } = measure(seen)
        const total = sumOf(targets).requests ?? { secured: 0, told: 0, untold: 0 }
        expect(total.secured).toBeLessThanOrEqual(total.told * (1 + 1e-9))
        const sum = plain.reduce((all, edge) => all + edge.plain, 0)
        expect(sum).toBeCloseTo(total.told - total.secured, 3)
      }),
    )
  })
})
