import { NO_BADGES } from '@/lib/graph/build/no-badges'
import type { GraphEdge, GraphNode, NodeFlag, NodeTraffic, Protocol } from '../model'
import { graphEdge, graphNode, healthOf, NO_CLASSES, routingBadge } from '../testing/graph-builders'
import { describe, expect, it, test } from 'vitest'
import { indexForFind } from './find-index'
import { LABEL_PREFIX, TRAFFIC_LANGUAGE } from './operands'
import { selectElements } from './select-elements'
import { read, search } from './testing/search'

const traffic = (protocol: Protocol, rate: number): NodeTraffic => ({
  protocol,
  unit: protocol === 'tcp' ? 'B/s' : 'req/s',
  rate,
  errorRate: 0,
  classes: NO_CLASSES,
})
const latency = (avgMs: number): Pick<GraphEdge, 'latency'> => {
  const quantile = (factor: number) => ({ ms: avgMs * factor, low: 0, high: avgMs * 9, beyond: false })
  return { latency: { avgMs, requests: 9, quantiles: { p50: quantile(1), p95: quantile(2), p99: quantile(3) } } }
}
const response = (code: string, flag: string, host: string): GraphEdge['responses'][number] => ({
  code,
  rate: 1,
  flags: { [flag]: 1 },
  hosts: { [host]: 1 },
  moreHosts: 0,
})
const routing = (parts: Parameters<typeof routingBadge>[0]): Partial<GraphNode> => ({
  badges: { ...NO_BADGES, routing: routingBadge({ requestRouting: false, objects: [], ...parts }) },
})
const flagged = (flag: NodeFlag): Partial<GraphNode> => ({ flags: [flag] })

describe('every operand and alias selects the node that has it, and none that has not', () => {
  it.each<[words: string, test: string, node: Partial<GraphNode>]>([
    ['app', '= cart', { app: 'cart' }],
    ['cluster', '= west', { cluster: 'west' }],
    ['version', '= v2', { version: 'v2' }],
    ['namespace ns', '= shop', { namespace: 'shop' }],
    ['service svc', '= cart', { service: 'cart' }],
    ['workload wl', '= cart-v1', { workload: 'cart-v1' }],
    ['operation op', '= checkout', { operation: { label: 'request_operation', value: 'checkout' } }],
    ['name', '= cart', { app: 'cart' }],
    ['name', '= cart', { service: 'cart' }],
    ['name', '= cart-v1', { workload: 'cart-v1' }],
    ['name', '= checkout', { operation: { label: 'x', value: 'checkout' } }],
    ['name', '= db', { entry: { name: 'db', namespace: 'shop', hosts: [], location: 'mesh-external' } }],
    [
      'name',
      '= shop',
      {
        group: {
          level: 'app',
          name: 'shop',
          members: 2,
          byKind: {},
          failing: 0,
          degraded: 0,
          failingNames: [],
          memberIds: [],
        },
      },
    ],
    ['name', '= unknown', { kind: 'unknown' }],
    ['node', '= app', { kind: 'app' }],
    ['node', '= svc', { kind: 'service' }],
    ['node', '= op', { kind: 'operation' }],
    ['node', '= entry', { kind: 'entry' }],
    ['node', '= unknown', { kind: 'unknown' }],
    ['node', '= group', { kind: 'group' }],
    ['httpin', '> 5', { in: [traffic('http', 9)] }],
    ['httpout', '> 5', { out: [traffic('http', 9)] }],
    ['grpcin', '> 5', { in: [traffic('grpc', 9)] }],
    ['grpcout', '> 5', { out: [traffic('grpc', 9)] }],
    ['tcpin', '> 5', { in: [traffic('tcp', 9)] }],
    ['tcpout', '> 5', { out: [traffic('tcp', 9)] }],
    ['circuitbreaker cb', '', { badges: { ...NO_BADGES, circuitBreaker: true } }],
    ['virtualservice vs', '', { badges: { ...NO_BADGES, routing: routingBadge() } }],
    ['faultinjection fi', '', routing({ faultInjection: true })],
    ['mirroring', '', routing({ mirroring: true })],
    ['requestrouting rr', '', routing({ requestRouting: true })],
    ['requesttimeout rto', '', routing({ requestTimeout: true })],
    ['trafficshifting ts', '', routing({ trafficShifting: true })],
    ['tcptrafficshifting tcpts', '', routing({ tcpTrafficShifting: true })],
    ['serviceentry se', '', { entry: { name: 'db', namespace: 'shop', hosts: [], location: 'mesh-external' } }],
    ['workloadentry we', '', { badges: { ...NO_BADGES, workloadEntries: ['vm'] } }],
    ['outofmesh om sidecar sc', '', flagged('out-of-mesh')],
    ['healthy', '', { health: healthOf('healthy') }],
    ['failing', '', { health: healthOf('failure') }],
    ['degraded', '', { health: healthOf('degraded') }],
    ['idle', '', flagged('idle')],
    ['dead', '', flagged('dead')],
    ['gone', '', flagged('gone')],
    ['inaccessible', '', flagged('inaccessible')],
    ['outside outsider', '', flagged('outside')],
    ['trafficsource root', '', flagged('root')],
    ['gateway', '', { badges: { ...NO_BADGES, gateway: { kind: 'ingress', hosts: [] } } }],
    ['waypoint', '', flagged('waypoint')],
    ['ambient', '', flagged('ambient')],
    ['egress', '', flagged('egress')],
    ['label:team', '', { labels: { team: 'pay' } }],
    ['label:team', '= PAY', { labels: { team: 'pay' } }],
    ['label:app.kubernetes.io/Name', '^= c', { labels: { 'app.kubernetes.io/name': 'cart' } }],
  ])('%s %s', (words, comparison, parts) => {
    tried(words)
    const quiet = graphNode('quiet', { health: null })
    const node = graphNode('found', { health: null, ...parts })
    for (const word of words.split(' ')) {
      expect(search(`${word} ${comparison}`, [quiet, node])).toEqual(['found'])
      expect(search(`! (${word} ${comparison})`, [quiet, node])).not.toContain('found')
    }
  })

  test('rank: 1 for the most edges, ties share, and no rank is left out', () => {
    tried('rank')
    const nodes = ['a', 'b', 'c', 'd'].map((id) => graphNode(id))
    const edges = [
      graphEdge('a', 'b'),
      graphEdge('a', 'c'),
      graphEdge('c', 'a', { protocol: 'grpc' }),
      graphEdge('a', 'a'),
    ]
    const ranked = (rank: number) => search(`rank = ${rank}`, nodes, edges)
    expect([1, 2, 3, 4, 5].map(ranked)).toEqual([['a'], ['c'], ['b'], ['d'], []])
    expect(search('rank <= 2', nodes, edges.slice(0, 2))).toEqual(['a', 'b', 'c'])
  })

  it.each<[words: string, test: string, edge: Partial<GraphEdge>]>([
    ['http', '> 5', { rate: 9 }],
    ['grpc', '> 5', { protocol: 'grpc', rate: 9 }],
    ['tcp', '> 1k', { protocol: 'tcp', rate: 9000 }],
    ['%httperr %httperror', '> 5', { errorPercent: 9 }],
    ['%grpcerr %grpcerror', '> 5%', { protocol: 'grpc', errorPercent: 9 }],
    ['%httptraffic', '< 20', { sharePercent: 9 }],
    ['%grpctraffic', '< 20', { protocol: 'grpc', sharePercent: 9 }],
    ['responsetime rt', '= 20', latency(10)],
    ['avg', '= 10', latency(10)],
    ['p50', '= 10', latency(10)],
    ['p95', '= 20', latency(10)],
    ['p99', '= 30', latency(10)],
    ['throughput', '> 5k', { throughput: { of: 'request', bytesPerSecond: 9000 } }],
    ['mtlspercent', '< 100', { mtls: { percent: 60, sourcePrincipals: [], destinationPrincipals: [] } }],
    ['protocol', '= grpc', { protocol: 'grpc' }],
    [
      'sourceprincipal',
      '$= /sa/cart',
      { mtls: { percent: 100, sourcePrincipals: ['a/sa/x', 'a/sa/cart'], destinationPrincipals: [] } },
    ],
    ['destprincipal', '*= db', { mtls: { percent: 100, sourcePrincipals: [], destinationPrincipals: ['a/sa/db'] } }],
    ['code', '= 503', { responses: [response('200', '-', 'a'), response('503', 'UH', 'b')] }],
    ['flag', '= uh', { responses: [response('200', '-', 'a'), response('503', 'UH', 'b')] }],
    ['host', '^= api.', { responses: [response('200', '-', 'a'), response('503', 'UH', 'api.x')] }],
    ['mtls', '', { mtls: { percent: 1, sourcePrincipals: [], destinationPrincipals: [] } }],
    ['estimated', '', { flags: ['estimated'] }],
    ['mirrored', '', { flags: ['mirrored'] }],
  ])('%s %s', (words, comparison, parts) => {
    tried(words)
    const nodes = [graphNode('a'), graphNode('b')]
    const edge = graphEdge('a', 'b', parts)
    const quiet = graphEdge('b', 'a')
    for (const word of words.split(' ')) {
      expect(search(`${word} ${comparison}`, nodes, [quiet, edge])).toEqual([edge.id])
      expect(search(`! (${word} ${comparison})`, nodes, [quiet, edge])).not.toContain(edge.id)
    }
  })

  test('traffic: edges that had some', () => {
    tried('traffic')
    const [nodes, edges] = [[graphNode('a')], [graphEdge('a', 'a'), graphEdge('a', 'a', { protocol: 'tcp', rate: 0 })]]
    expect(search('traffic', nodes, edges)).toEqual(['a>a>http'])
    expect(search('! traffic', nodes, edges)).toEqual(['a>a>tcp'])
  })

  const seen = new Set<string>([LABEL_PREFIX, 'wl'])
  function tried(words: string) {
    for (const word of words.split(' ')) seen.add(word)
  }
  test('no word of the language was left out above', () => {
    expect(TRAFFIC_LANGUAGE.words.filter((word) => !seen.has(word))).toEqual([])
  })
})

describe('F1: what is selected', () => {
  const nodes = [graphNode('a', { app: 'cart' }), graphNode('b', { health: healthOf('failure') })]
  const edges = [graphEdge('a', 'b', { errorPercent: 40 })]
  it.each([
    ['edges by a part that speaks of edges only', '%httperr > 5 and http > 0', ['a>b>http']],
    ['nodes by any other part', '%httperr > 5 and app = cart', ['a']],
    ['the union of both', 'failing or (app = cart or %httperr > 5)', ['a', 'b', 'a>b>http']],
  ])('%s', (_, text, ids) => {
    expect(search(text, nodes, edges)).toEqual(ids)
  })

  test('traffic inside a group is not searched', () => {
    const inside = graphEdge('a', 'a', { flags: ['internal'], errorPercent: 40 })
    expect(search('%httperr > 5 or app = cart and %httperr > 5', nodes, [inside])).toEqual([])
  })
})

describe('F2: edges in a part that selects nodes', () => {
  const nodes = ['a', 'b', 'c'].map((id) => graphNode(id, { app: id }))
  const edges = [
    graphEdge('a', 'b', { errorPercent: 40, rate: 1 }),
    graphEdge('a', 'c', { errorPercent: 0, rate: 100 }),
    graphEdge('c', 'b', { protocol: 'tcp', rate: 7 }),
  ]
  it.each([
    ['one edge, in or out, is enough', 'version = "" and %httperr > 5', ['a', 'b']],
    ['one edge has to satisfy all of it', 'version = "" and %httperr > 5 and http > 50', []],
    ['wherever the brackets are', '(version = "" and %httperr > 5) and http > 50', []],
    ['and in whichever order', '%httperr > 5 and version = "" and http > 50', []],
    ['under one OR it is any of them', 'version = "" and (%httperr > 5 or http > 50)', ['a', 'b', 'c']],
    ['negation is of the edge', 'version = "" and ! %httperr > 5', ['a', 'c']],
    ['in two pieces they may be two edges', 'version = "" and %httperr > 5 and (http > 50 or app = x)', ['a']],
    ['under a negation of both', '! (app = a or tcp > 5)', []],
  ])('%s', (_, text, ids) => {
    expect(search(text, nodes, edges)).toEqual(ids)
  })
})

describe('F3: missing values', () => {
  const nodes = [
    graphNode('ill', { health: healthOf('failure') }),
    graphNode('none', { health: null }),
    graphNode('off', { health: healthOf('not-ready') }),
    graphNode('poor', { health: healthOf('degraded') }),
    graphNode('well'),
  ]
  const edges = [
    graphEdge('ill', 'well', latency(400)),
    graphEdge('well', 'ill'),
    graphEdge('ill', 'poor', latency(900)),
  ]
  it.each([
    ['! healthy', ['ill', 'poor']],
    ['healthy or ! healthy', ['ill', 'poor', 'well']],
    ['! failing', ['off', 'poor', 'well']],
    ['! rt > 1000', ['ill>well>http']],
    ['rt > 1000 or ! rt > 1000', ['ill>well>http', 'ill>poor>http']],
    ['rt = NaN', ['well>ill>http']],
    ['rt != NaN', ['ill>well>http', 'ill>poor>http']],
    ['rt != 800', ['ill>poor>http']],
    ['version = "" and failing', ['ill']],
    ['httpin = NaN and failing', ['ill']],
    ['! mtls', []],
  ])('%s', (text, ids) => {
    expect(search(text, nodes, edges)).toEqual(ids)
  })

  test('the response time is the one that is shown, and the average where the store has no buckets', () => {
    const coarse = graphEdge('ill', 'well', { latency: { avgMs: 5, requests: 9, quantiles: null } })
    const both = [coarse, graphEdge('ill', 'poor', latency(400))]
    expect(search('rt = 5 or rt = 1200', nodes, both, 'p99')).toEqual(['ill>well>http', 'ill>poor>http'])
    expect(search('rt = 400', nodes, both, 'avg')).toEqual(['ill>poor>http'])
    expect(search('p95 = NaN', nodes, both)).toEqual(['ill>well>http'])
  })
})

test('labels called like members of every object are absent', () => {
  const node = graphNode('a', { labels: {} })
  expect(search('label:constructor or label:__proto__ or label:toString', [node])).toEqual([])
})

test('searching takes steps linear in the elements', () => {
  const text = 'name *= x and (%httperr > 5 or rt > 1s) or ! healthy and http > 1 or mtls and code = 503'
  const [small, large] = [steps(50), steps(500)]
  expect(large / small).toBeLessThan(11)

  /** Counts how often anything of a graph is read. */
  function steps(count: number): number {
    let reads = 0
    const counted = <T extends object>(element: T): T =>
      new Proxy(element, {
        get: (target, key): unknown => {
          reads += 1
          return Reflect.get(target, key)
        },
      })
    const nodes = Array.from({ length: count }, (_, at) => counted(graphNode(`n${at}`, { app: 'x' })))
    const edges = Array.from({ length: count * 4 }, (_, at) =>
      counted(graphEdge(`n${at % count}`, `n${(at * 7 + Math.floor(at / count)) % count}`, { errorPercent: 1 })),
    )
    selectElements(read(text), indexForFind({ nodes, edges }, 'p95'))
    return reads
  }
})
