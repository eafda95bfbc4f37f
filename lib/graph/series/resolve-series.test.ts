import type { InstantSeries } from '@/lib/ports/metric-store'
import { describe, expect, it } from 'vitest'
import type { MeshFacts } from '../facts'
import type { GraphRequest } from '../model'
import type { QueryId } from '../query/query-id'
import { planQueries } from '../query/plan-queries'
import { clusterFacts, meshFacts, service, workload } from '../testing/facts'
import { bytes, report } from '../testing/report'
import { graphRequest } from '../testing/request'
import { indexFacts } from './index-facts'
import { readSeries } from './read-series'
import { resolveSeries } from './resolve-series'

interface Case {
  readonly series: readonly InstantSeries[]
  readonly facts?: MeshFacts
  readonly request?: Partial<GraphRequest>
  readonly query?: QueryId
}

function read({ series, facts = meshFacts(), request = {}, query = 'requests' }: Case) {
  const asked = graphRequest(request)
  return readSeries(asked, facts, planQueries(asked, facts), new Map([[query, series]]))
}

function resolve(given: Case) {
  const { facts = meshFacts(), request = {} } = given
  return resolveSeries(read(given).rows, indexFacts(facts), graphRequest(request))
}

/** The only row as text: `CLUSTER/NS/WORKLOAD(APP,VERSION) -> …`, `?` where nothing is known. */
function ends(given: Case): string {
  const [row] = resolve(given)
  if (row === undefined) throw new Error('no row')
  const write = (end: typeof row.source): string => {
    const { app, version } = end.known ?? end
    const [cluster, namespace, name] = [end.cluster, end.namespace, end.known?.workload].map((part) => part ?? '?')
    return `${cluster}/${namespace}/${name}(${app ?? '?'},${version ?? '?'})`
  }
  const { serviceNamespace, service: name } = row.destination
  return `${write(row.source)} -> ${write(row.destination)} as ${serviceNamespace ?? '?'}/${name ?? '?'}`
}

describe('readSeries', () => {
  it('N1: what a series lacks is unknown, and counted by label', () => {
    const bare = { labels: { reporter: 'source', response_code: '200' }, value: 1 }
    const { rows, notes } = read({ series: [bare, report('source', ['a-v1', 'b-v1'], 1)] })
    expect(rows[0]?.group.source).toMatchObject({ cluster: null, namespace: null, workload: null })
    expect(rows[0]).toMatchObject({ flags: '-', code: '200', policy: null, group: { protocol: 'http' } })
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatchObject({ code: 'missing-label', count: 1 })
    expect(notes[0]?.ids).toHaveLength(11)
  })

  it('N1: `unknown` is a value that the proxy wrote, so nothing is missing', () => {
    expect(read({ series: [report('destination', [null, 'b-v1'], 1)] }).notes).toEqual([])
  })

  it.each([
    ['N2: an HTTP code', {}, '200'],
    ['N2: no response', { response_code: '0' }, '-'],
    ['N1: no code', { response_code: '' }, 'unknown'],
    ['N2: a gRPC status', { request_protocol: 'grpc', grpc_response_status: '13' }, '13'],
    [
      'N2: gRPC that failed in HTTP',
      { request_protocol: 'grpc', grpc_response_status: '14', response_code: '503' },
      '503',
    ],
    ['N2: gRPC without a status', { request_protocol: 'grpc' }, '200'],
    ['N2: gRPC without an answer', { request_protocol: 'grpc', response_code: '0' }, '-'],
  ])('%s', (_, labels, code) => {
    expect(read({ series: [report('source', ['a-v1', 'b-v1'], 1, labels)] }).rows[0]?.code).toBe(code)
  })

  it('N2: bytes have flags and a code without meaning, messages have no flags', () => {
    const tcp = read({
      series: [bytes('source', ['a-v1', 'b-v1'], 1, { response_flags: 'UF' })],
      query: 'tcp-received',
    })
    expect(tcp.rows[0]).toMatchObject({ code: '-', flags: 'UF', group: { protocol: 'tcp' } })
    const messages = read({ series: [report('source', ['a-v1', 'b-v1'], 1)], query: 'request-messages' })
    expect(messages.rows[0]).toMatchObject({ code: '-', flags: null, group: { protocol: 'grpc' } })
  })

  it.each<[string, Partial<GraphRequest>, readonly string[]]>([
    ['all', {}, ['grpc', 'http']],
    ['no http', { http: 'none' }, ['grpc']],
    ['gRPC as messages', { grpc: 'sent' }, ['http']],
  ])('N3: request series by protocol: %s', (_, request, expected) => {
    const series = ['http', 'grpc'].map((protocol) =>
      report('source', ['a-v1', 'b-v1'], 1, { request_protocol: protocol }),
    )
    expect(
      read({ series, request })
        .rows.map(({ group }) => group.protocol)
        .sort(),
    ).toEqual(expected)
  })

  it('takes no number, infinity, negative rates and foreign reporters for no measurement', () => {
    const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 0]
    const series = values.map((value) => report('source', ['a-v1', 'b-v1'], value))
    expect(read({ series }).rows).toEqual([])
    expect(read({ series: [report('source', ['a-v1', 'b-v1'], 1, { reporter: 'constructor' })] }).rows).toEqual([])
  })

  it('keeps what stood still when idle edges are drawn', () => {
    expect(read({ series: [report('source', ['a-v1', 'b-v1'], 0)], request: { idleEdges: true } }).rows).toHaveLength(1)
  })

  it('T2: gives rows in one order, whatever the order of the answer', () => {
    const series = ['a-v1', 'b-v1', 'c-v1'].flatMap((from) =>
      ['200', '500'].map((response_code) => report('source', [from, 'd-v1'], 1, { response_code })),
    )
    const order = (given: readonly InstantSeries[]) =>
      read({ series: given }).rows.map(({ group, code }) => [group.source.workload, code])
    expect(order(series.toReversed())).toEqual(order(series))
  })

  it('keeps identities apart that only an odd separator would join', () => {
    const one = report('source', ['a-v1', 'b-v1'], 1, { source_workload_namespace: 'a\u0000b', source_workload: 'c' })
    const two = report('source', ['a-v1', 'b-v1'], 1, { source_workload_namespace: 'a', source_workload: 'b\u0000c' })
    expect(read({ series: [one, two] }).ids.sources).toHaveLength(2)
  })
})

const ACCOUNTS = clusterFacts({
  workloads: [
    workload('cart-v1', { serviceAccount: 'cart' }),
    workload('many-v1', { serviceAccount: 'many' }),
    workload('many-v2', { serviceAccount: 'many' }),
  ],
})
const principal = (account: string, namespace = 'shop') => `spiffe://any.domain/ns/${namespace}/sa/${account}`

describe('resolveSeries', () => {
  it.each<[string, Case, string]>([
    [
      'N4: the only workload that runs under the caller’s account',
      {
        series: [report('destination', [null, 'db-0'], 1, { source_principal: principal('cart') })],
        facts: meshFacts({ clusters: [ACCOUNTS] }),
      },
      'east/shop/cart-v1(cart,v1) -> east/shop/db-0(db,0) as shop/db',
    ],
    [
      'N4: of an account that several share only the namespace is known',
      {
        series: [report('destination', [null, 'db-0'], 1, { source_principal: principal('many') })],
        facts: meshFacts({ clusters: [ACCOUNTS] }),
      },
      'east/shop/?(?,?) -> east/shop/db-0(db,0) as shop/db',
    ],
    [
      'N4: looked for in all clusters when the server’s has none',
      {
        series: [report('destination', [null, 'db-0'], 1, { source_principal: principal('cart') })],
        facts: meshFacts({ clusters: [clusterFacts(), { ...ACCOUNTS, name: 'west' }] }),
      },
      'west/shop/cart-v1(cart,v1) -> east/shop/db-0(db,0) as shop/db',
    ],
    [
      'N4: labels that contradict the certificate stay',
      {
        series: [
          report('destination', [null, 'db-0'], 1, {
            source_principal: principal('cart'),
            source_workload_namespace: 'bank',
          }),
        ],
        facts: meshFacts({ clusters: [ACCOUNTS] }),
      },
      'east/bank/?(?,?) -> east/shop/db-0(db,0) as shop/db',
    ],
    [
      'N4: a principal that is none',
      { series: [report('destination', [null, 'db-0'], 1, { source_principal: 'spiffe://x/ns/shop' })] },
      '?/?/?(?,?) -> east/shop/db-0(db,0) as shop/db',
    ],
    [
      'N5: the service a host names',
      {
        series: [
          report('source', ['cart-v1', 'service:x'], 1, {
            destination_service_namespace: 'unknown',
            destination_service_name: 'db.shop.svc.cluster.local:80',
            destination_service: 'db.shop.svc.cluster.local:80',
          }),
        ],
        facts: meshFacts({ clusters: [clusterFacts({ services: [service('db')] })] }),
      },
      'east/shop/cart-v1(cart,v1) -> east/shop/?(?,?) as shop/db',
    ],
    [
      'N5: a host that names no service stays what it is',
      {
        series: [
          report('source', ['cart-v1', 'service:api.example'], 1, {
            destination_service_namespace: 'unknown',
            destination_service: 'api.example',
          }),
        ],
      },
      'east/shop/cart-v1(cart,v1) -> ?/?/?(?,?) as ?/api.example',
    ],
    [
      'N6: the gateway behind a service',
      {
        series: [report('source', ['cart-v1', 'service:egress'], 1)],
        facts: meshFacts({ clusters: [egressCluster()] }),
      },
      'east/shop/cart-v1(cart,v1) -> east/shop/egress-v1(egress,v1) as shop/egress',
    ],
    [
      'N6: not where the caller found no route',
      {
        series: [report('source', ['cart-v1', 'service:egress'], 1, { response_flags: 'URX,UH' })],
        facts: meshFacts({ clusters: [egressCluster()] }),
      },
      'east/shop/cart-v1(cart,v1) -> east/shop/?(?,?) as shop/egress',
    ],
    [
      'N7: a server knows its own cluster, and so its caller’s',
      { series: [report('destination', ['a-v1', 'b-v1'], 1, { source_cluster: '' })], facts: twoClusters() },
      'east/shop/a-v1(a,v1) -> east/shop/b-v1(b,v1) as shop/b',
    ],
    [
      'N7: the only cluster that has the workload comes first',
      {
        series: [report('destination', ['a-v1', 'b-v1'], 1, { source_cluster: '' })],
        facts: twoClusters({ workloads: [workload('a-v1')] }),
      },
      'west/shop/a-v1(a,v1) -> east/shop/b-v1(b,v1) as shop/b',
    ],
    [
      'N7: a source of several clusters does not guess its own',
      { series: [report('source', ['a-v1', 'b-v1'], 1, { source_cluster: 'unknown' })], facts: twoClusters() },
      '?/shop/a-v1(a,v1) -> east/shop/b-v1(b,v1) as shop/b',
    ],
    [
      'N7: an unknown caller stays in no cluster',
      { series: [report('destination', [null, 'b-v1'], 1)] },
      '?/?/?(?,?) -> east/shop/b-v1(b,v1) as shop/b',
    ],
    [
      'N7: a destination without cluster lies in the caller’s',
      { series: [report('source', ['a-v1', 'b-v1'], 1, { destination_cluster: '' })], facts: twoClusters() },
      'east/shop/a-v1(a,v1) -> east/shop/b-v1(b,v1) as shop/b',
    ],
    [
      'N7: a service found by its host lies in the one cluster that has it',
      {
        series: [
          report('source', ['a-v1', 'service:x'], 1, {
            destination_service_namespace: '',
            destination_service: 'db.shop',
          }),
        ],
        facts: twoClusters({ services: [service('db')] }),
      },
      'east/shop/a-v1(a,v1) -> west/shop/?(?,?) as shop/db',
    ],
    [
      'N7: Passthrough lies in the caller’s cluster, though no namespace is known',
      {
        series: [
          report('source', ['a-v1', 'service:PassthroughCluster'], 1, { destination_service_namespace: 'unknown' }),
        ],
        facts: twoClusters(),
      },
      'east/shop/a-v1(a,v1) -> east/?/?(?,?) as ?/PassthroughCluster',
    ],
    [
      'N8: facts fill what telemetry leaves open',
      {
        series: [
          report('source', ['a-v1', 'b-v1'], 1, {
            destination_canonical_service: '',
            destination_canonical_revision: '',
          }),
        ],
        facts: meshFacts({ clusters: [clusterFacts({ workloads: [workload('b-v1', { app: 'bee', version: '7' })] })] }),
      },
      'east/shop/a-v1(a,v1) -> east/shop/b-v1(bee,7) as shop/b',
    ],
    [
      'I1: a waypoint has no app',
      {
        series: [report('source', ['a-v1', 'wp-v1'], 1)],
        facts: meshFacts({ clusters: [clusterFacts({ workloads: [workload('wp-v1', { waypoint: true })] })] }),
      },
      'east/shop/a-v1(a,v1) -> east/shop/wp-v1(?,?) as shop/wp',
    ],
  ])('%s', (_, given, expected) => {
    expect(ends(given)).toBe(expected)
  })

  it('N7: a destination takes the cluster on which its siblings agree', () => {
    const labelled = report('source', ['a-v1', 'b-v1'], 1, { destination_cluster: 'west' })
    const bare = report('source', ['a-v1', 'b-v1'], 2, { destination_cluster: '', response_code: '500' })
    const clusters = (series: readonly InstantSeries[]) =>
      resolve({ series, facts: twoClusters() }).find(({ code }) => code === '500')?.destination.cluster
    expect(clusters([labelled, bare])).toBe('west')
    expect(clusters([labelled, report('source', ['a-v1', 'b-v1'], 1), bare])).toBe('east')
    expect(clusters([labelled, report('source', ['a-v1', 'b-v1'], 1), labelled, bare])).toBe('east')
  })

  it('N8: of several names of one workload the larger rate wins, then the smaller text', () => {
    const named = (app: string, rate: number) =>
      report('source', ['a-v1', 'b-v1'], rate, { destination_canonical_service: app })
    const app = (...series: InstantSeries[]) => resolve({ series })[0]?.destination.known?.app
    expect(app(named('x', 1), named('y', 2), named('unknown', 9))).toBe('y')
    expect(app(named('y', 2), named('x', 2))).toBe('x')
  })

  it('waypoints are consulted only where ambient traffic takes part', () => {
    const facts = meshFacts({ clusters: [clusterFacts({ workloads: [workload('wp-v1', { waypoint: true })] })] })
    const series = [report('source', ['a-v1', 'wp-v1'], 1)]
    expect(resolve({ series, facts })[0]?.destination.known?.waypoint).toBe(true)
    expect(resolve({ series, facts, request: { ambient: 'none' } })[0]?.destination.known?.waypoint).toBe(false)
  })
})

function twoClusters(west: Partial<ReturnType<typeof clusterFacts>> = {}): MeshFacts {
  return meshFacts({ clusters: [clusterFacts(), clusterFacts({ name: 'west', ...west })] })
}

function egressCluster() {
  return clusterFacts({
    workloads: [workload('egress-v1')],
    services: [service('egress', { workloads: ['egress-v1'] })],
    gateways: [
      {
        ref: { cluster: 'east', kind: 'Gateway', namespace: 'shop', name: 'egress' },
        kind: 'egress',
        workloads: ['shop/egress-v1'],
        hosts: ['api.example'],
      },
    ],
  })
}
