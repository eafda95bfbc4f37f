import { planQueries } from '@/lib/graph/query/plan-queries'
import { readAnswers } from '@/lib/graph/read-answers'
import { clusterFacts, meshFacts } from '@/lib/graph/testing/facts'
import { bytes, report } from '@/lib/graph/testing/report'
import type { InstantSeries } from '@/lib/ports/metric-store'
import { describe, expect, it } from 'vitest'
import { readSeenEdges, seenRequest } from './read-seen-edges'

const FACTS = meshFacts({ clusters: [clusterFacts()] })

function window(seconds: number, requests: readonly InstantSeries[], received: readonly InstantSeries[] = []) {
  const request = seenRequest(seconds, 1_700_000_000)
  const answers = new Map([
    ['requests', requests],
    ['tcp-received', received],
  ] as const)
  return { seconds, pairs: readAnswers(planQueries(request, FACTS), request, FACTS, answers).pairs }
}

/** `caller>server service protocol: mutual plain unsaid @seconds` */
function told(...windows: readonly ReturnType<typeof window>[]): readonly string[] {
  return readSeenEdges(windows, 'east').map(
    ({ source, target, protocol, mutual, plain, unsaid, seenSeconds }) =>
    `${source?.workload ?? ''}>${target.workload ?? ''} ${target.service?.name ?? '-'} ${protocol}: ${mutual} ${plain} ${unsaid} @${seenSeconds}`, // prettier-ignore
  )
}

describe('what was seen', () => {
  it('is what the server’s side says, and unsaid where only the caller reported', () => {
    const seen = [report('source', ['a-v1', 'b-v1'], 5), report('destination', ['a-v1', 'b-v1'], 4), report('source', ['a-v1', 'c-v1'], 2)] // prettier-ignore
    expect(told(window(300, seen))).toEqual(['a-v1>b-v1 b http: 4 0 0 @300', 'a-v1>c-v1 c http: 0 0 2 @300'])
  })

  it('is plain from callers whom the server cannot name', () => {
    expect(told(window(300, [report('destination', [null, 'b-v1'], 3)]))).toEqual(['>b-v1 b http: 0 3 0 @300'])
  })

  it('keeps services apart that lead to the same workload', () => {
    const other = { destination_service_name: 'b-alias', destination_service: 'b-alias.shop.svc.cluster.local' }
    const seen = [report('destination', ['a-v1', 'b-v1'], 3), report('destination', ['a-v1', 'b-v1'], 1, other)]
    expect(told(window(300, seen)).toSorted()).toEqual(['a-v1>b-v1 b http: 3 0 0 @300', 'a-v1>b-v1 b-alias http: 1 0 0 @300']) // prettier-ignore
  })

  it('is of the newest window in which there was any', () => {
    const [now, earlier] = [report('destination', ['a-v1', 'b-v1'], 3), report('destination', [null, 'b-v1'], 1)]
    expect(told(window(300, [now]), window(3_600, [now, earlier]))).toEqual([
      'a-v1>b-v1 b http: 3 0 0 @300',
      '>b-v1 b http: 0 1 0 @3600',
    ])
  })

  it('holds bytes, requests that met no workload, and nothing that left the mesh or lies in another cluster', () => {
    const passthrough = { destination_service_name: 'PassthroughCluster', destination_service: 'x' }
    const west = { destination_cluster: 'west' }
    const seen = [
      report('source', ['a-v1', 'service:b'], 1),
      report('source', ['a-v1', 'service:x'], 1, passthrough),
      report('destination', ['a-v1', 'c-v1'], 1, west),
    ]
    expect(told(window(300, seen, [bytes('destination', ['a-v1', 'd-v1'], 9)]))).toEqual([
      'a-v1> b http: 0 0 1 @300',
      'a-v1>d-v1 d tcp: 9 0 0 @300',
    ])
  })
})
