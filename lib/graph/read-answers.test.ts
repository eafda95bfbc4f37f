import { describe, expect, it } from 'vitest'
import type { MeshFacts } from './facts'
import type { GraphRequest } from './model'
import { draw, edgesOf } from './testing/draw'
import { clusterFacts, meshFacts, namespace } from './testing/facts'
import { report } from './testing/report'

const clusters = ['east', 'west'].map((name) =>
  clusterFacts({ name, namespaces: [namespace('shop'), namespace('other')] }),
)
const west = { source_cluster: 'west', destination_cluster: 'west' }
const requests = [
  report('source', ['a-v1', 'b-v1'], 1),
  report('source', ['a-v1', 'other/c-v1'], 2),
  report('source', ['other/c-v1', 'other/d-v1'], 3),
  report('source', ['a-v1', 'b-v1'], 4, west),
]

/** The rates of what is shown; every series has its own. */
function shown(request: Partial<GraphRequest>, facts: Partial<MeshFacts> = {}): readonly number[] {
  const graph = draw({ answers: { requests }, request, facts: meshFacts({ clusters, ...facts }) })
  return graph.edges.map(({ rate }) => rate).sort()
}

const mesh = { kind: 'mesh' } as const

describe('readAnswers', () => {
  it('shows everything to who may read everything', () => {
    expect(shown({ scope: mesh })).toEqual([1, 2, 3, 4])
  })

  it('shows nothing of which the user may read neither end, whatever the store answers', () => {
    expect(shown({ scope: mesh }, { access: { east: ['shop'], west: [] } })).toEqual([1, 2])
    expect(shown({ scope: mesh }, { access: { east: ['other'], west: ['shop'] } })).toEqual([2, 3, 4])
    expect(shown({ scope: mesh }, { access: {} })).toEqual([])
  })

  it('narrows the selection to a cluster', () => {
    expect(shown({ scope: mesh, cluster: 'west' })).toEqual([4])
    expect(shown({ scope: { kind: 'namespaces', names: ['shop'] }, cluster: 'east' })).toEqual([1, 2])
  })

  it('keeps a namespace apart from one of the same name that may not be read', () => {
    const access = { east: ['shop'], west: ['other'] }
    expect(shown({ scope: { kind: 'namespaces', names: ['shop'] } }, { access })).toEqual([1, 2])
  })
})

describe('totals', () => {
  it('are told apart by the requested namespaces', () => {
    const answers = {
      requests: [
        report('source', ['a-v1', 'b-v1'], 1),
        report('source', ['a-v1', 'other/c-v1'], 2),
        report('source', ['other/c-v1', 'b-v1'], 3),
        report('source', ['a-v1', 'service:b'], 4, { response_code: '503', response_flags: 'UH' }),
      ],
    }
    const { totals, edges } = draw({ answers, request: { services: true } })
    const rates = Object.entries(totals.traffic).map(([name, [http]]) => [name, http?.rate, http?.errorRate])
    expect(rates).toEqual([
      ['inbound', 3, 0],
      ['outbound', 2, 0],
      ['internal', 5, 4],
      ['total', 10, 4],
    ])
    expect(totals).toMatchObject({ apps: 3, services: 2, workloads: 3, edges: edges.length })
  })
})

describe('edges', () => {
  it('R3: the share is of what the caller sends in that protocol', () => {
    const answers = {
      requests: [report('source', ['a-v1', 'b-v1'], 3), report('source', ['a-v1', 'c-v1'], 1)],
    }
    expect(draw({ answers }).edges.map(({ sharePercent }) => sharePercent)).toEqual([75, 25])
  })

  it('R2: gRPC has its own codes', () => {
    const grpc = (status: string, rate: number) =>
      report('source', ['a-v1', 'b-v1'], rate, { request_protocol: 'grpc', grpc_response_status: status })
    const [edge] = draw({ answers: { requests: [grpc('0', 3), grpc('14', 1)] } }).edges
    expect(edge).toMatchObject({ protocol: 'grpc', errorPercent: 25, classes: { grpcError: 1 } })
  })

  it('messages have neither codes nor errors nor a policy', () => {
    const answers = {
      'request-messages': [report('source', ['a-v1', 'b-v1'], 5), report('destination', ['a-v1', 'b-v1'], 5)],
    }
    const [edge] = draw({ answers, request: { grpc: 'sent' } }).edges
    expect(edge).toMatchObject({ unit: 'msg/s', rate: 5, errorRate: 0, errorPercent: null, mtls: null, health: null })
  })

  it('the ten largest hosts are named, the others counted', () => {
    const hosts = Array.from({ length: 12 }, (_, place) =>
      report('source', ['a-v1', 'b-v1'], place + 1, { destination_service: `h${place}.example.com` }),
    )
    const [response] = draw({ answers: { requests: hosts } }).edges[0]?.responses ?? []
    expect(response?.moreHosts).toBe(2)
    expect(Object.keys(response?.hosts ?? {})).not.toContain('h1.example.com')
    expect(Object.keys(response?.hosts ?? {})).toHaveLength(10)
  })

  it('R6: body bytes are those of the chosen reports', () => {
    const answers = {
      requests: [report('source', ['a-v1', 'b-v1'], 3), report('destination', ['a-v1', 'b-v1'], 3)],
      throughput: [report('source', ['a-v1', 'b-v1'], 700), report('destination', ['a-v1', 'b-v1'], 900)],
    }
    const [edge] = draw({ answers, request: { throughput: 'response' } }).edges
    expect(edge?.throughput).toEqual({ of: 'response', bytesPerSecond: 700 })
  })

  it('a mirrored copy is flagged', () => {
    const ref = { cluster: 'east', kind: 'VirtualService', namespace: 'shop', name: 'a' }
    const http = [{ destinations: ['a'], mirrors: ['b'], fault: false, timeout: false }]
    const facts = meshFacts({
      clusters: [clusterFacts({ routes: [{ ref, gatewayApi: false, hosts: [], http, tcp: [] }] })],
    })
    const [edge] = draw({ answers: { requests: [report('destination', ['a-v1', 'b-v1'], 1)] }, facts }).edges
    expect(edge?.flags).toEqual(['mirrored'])
  })
})

describe('hostile names', () => {
  it('are names like any other', () => {
    const name = '__proto__'
    const requests = [
      report('source', ['a-v1', 'b-v1'], 1, {
        destination_service: name,
        response_code: name,
        response_flags: 'constructor',
      }),
    ]
    const [response] = draw({ answers: { requests } }).edges[0]?.responses ?? []
    expect(response?.code).toBe(name)
    expect(Object.entries(response?.hosts ?? {})).toEqual([[name, 1]])
    expect(Object.entries(response?.flags ?? {})).toEqual([['constructor', 1]])
    expect(edgesOf(draw({ answers: { requests: [report('source', [name, '<b>"\n'], 1)] } }))).toHaveLength(1)
  })
})
