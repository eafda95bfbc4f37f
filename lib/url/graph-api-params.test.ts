import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphApiParams } from './graph-api-params'
import { type GraphView, readGraphView } from './graph-view'

const view = (query: string): GraphView => readGraphView(new URLSearchParams(query))
const params = (query: string): string => decodeURIComponent(graphApiParams(view(query)).toString())

describe('graphApiParams', () => {
  it("leaves out what the API assumes, but names the page's own window", () => {
    expect(params('namespaces=bookinfo')).toBe('namespaces=bookinfo&duration=300s')
    expect(params('namespaces=bookinfo&duration=10m')).toBe('namespaces=bookinfo')
  })

  it.each([
    ['a focus replaces the namespaces', 'namespaces=a&focus=app:a/b', 'focus=app:a/b&duration=300s'],
    ['every namespace', 'namespaces=*', 'namespaces=*&duration=300s'],
    ['a window in the past', 'namespaces=a&at=1700000000', 'namespaces=a&duration=300s&at=1700000000'],
    ['a latency only when its label is shown', 'namespaces=a&latency=p99', 'namespaces=a&duration=300s'],
    [
      'latency and throughput with their labels',
      'namespaces=a&latency=p99&edgeLabels=latency,throughput',
      'namespaces=a&duration=300s&latency=p99&throughput=request',
    ],
    ['response times that are found by', 'namespaces=a&find=rt>1s', 'namespaces=a&duration=300s&latency=p95'],
    [
      'quantiles where averages are shown',
      'namespaces=a&latency=avg&hide=p50>5',
      'namespaces=a&duration=300s&latency=p95',
    ],
    [
      'labels and throughput',
      'namespaces=a&find=label:x or throughput>1',
      'namespaces=a&duration=300s&labels=true&throughput=request',
    ],
    ['operations to find', 'namespaces=a&find=op=x', 'namespaces=a&duration=300s&operations=request_operation'],
    ['no other label than that of the focus', 'focus=operation:a/b=c&find=op=x', 'focus=operation:a/b=c&duration=300s'],
    ['idle nodes to find', 'namespaces=a&find=idle', 'namespaces=a&duration=300s&idleNodes=true'],
    ['edges without traffic to find', 'namespaces=a&find=!%20traffic', 'namespaces=a&duration=300s&idleEdges=true'],
    ['no idle nodes only to hide them', 'namespaces=a&hide=idle', 'namespaces=a&duration=300s'],
    ['nothing for what is no expression', 'namespaces=a&find=rt>', 'namespaces=a&duration=300s'],
    [
      'a label of classified requests',
      'namespaces=a&operations=request_operation',
      'namespaces=a&duration=300s&operations=request_operation',
    ],
    ['no frames', 'namespaces=a&boxes=none', 'namespaces=a&duration=300s&boxes=none'],
    ['groups to open, one parameter each', 'namespaces=a&expand=y,x', 'namespaces=a&duration=300s&expand=x&expand=y'],
    [
      'nothing of how it is shown',
      'namespaces=a&layout=grid&sel=x&view=table&badges=none',
      'namespaces=a&duration=300s',
    ],
  ])('%s', (_, query, expected) => {
    expect(params(query)).toBe(expected)
  })

  it('asks the same question whatever the order of names', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 }), (names) => {
        const query = (list: readonly string[]): string =>
          graphApiParams({ ...view(''), namespaces: [...list] }).toString()
        expect(query([...names].reverse())).toBe(query(names))
      }),
    )
  })
})
