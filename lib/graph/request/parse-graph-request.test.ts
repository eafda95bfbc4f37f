import { unixSeconds } from '@/lib/std/units'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BOX_LEVELS, GRAPH_TYPES, type GraphRequest, LATENCIES } from '../model'
import { writeNodeId } from '../series/node-id'
import { DEFAULT_REQUEST } from './default-request'
import { parseGraphRequest } from './parse-graph-request'
import { writeGraphRequest } from './write-graph-request'

const NOW = unixSeconds(1_700_000_003.4)

function read(query: string): GraphRequest {
  const result = parseGraphRequest(new URLSearchParams(query), NOW)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

function refusal(query: string): unknown {
  const result = parseGraphRequest(new URLSearchParams(query), NOW)
  return result.ok ? 'accepted' : [result.error.code, result.error.details.parameter]
}

describe('parseGraphRequest', () => {
  it('takes the defaults of section 2 and floors now to five seconds', () => {
    expect(read('namespaces=shop')).toEqual({
      ...DEFAULT_REQUEST,
      scope: { kind: 'namespaces', names: ['shop'] },
      at: 1_700_000_000,
      boxes: ['app', 'namespace', 'cluster'],
    })
  })

  it.each<[string, Partial<GraphRequest>]>([
    ['namespaces=*', { scope: { kind: 'mesh' } }],
    ['namespaces=b,a,b', { scope: { kind: 'namespaces', names: ['a', 'b'] } }],
    ['focus=workload:a/b', { scope: { kind: 'focus', node: { kind: 'workload', namespace: 'a', name: 'b' } } }],
    ['focus=app:a/b', { scope: { kind: 'focus', node: { kind: 'app', namespace: 'a', name: 'b', version: null } } }],
    ['focus=app:a/b/v1', { scope: { kind: 'focus', node: { kind: 'app', namespace: 'a', name: 'b', version: 'v1' } } }],
    ['focus=service:a/b%2525', { scope: { kind: 'focus', node: { kind: 'service', namespace: 'a', name: 'b%' } } }],
    ['namespaces=a&duration=1h30m', { durationSeconds: 5400 }],
    ['namespaces=a&duration=30d', { durationSeconds: 2_592_000 }],
    ['namespaces=a&at=1700000060.5', { at: 1_700_000_060.5 }],
    ['namespaces=a&at=2023-11-14T23:13:20.25%2B01:00', { at: 1_700_000_000.25 }],
    ['namespaces=a&at=2023-11-14t22:13:20z', { at: 1_700_000_000 }],
    ['namespaces=a&type=service&services=false', { type: 'service', services: true }],
    ['namespaces=a&type=workload', { boxes: ['namespace', 'cluster'] }],
    ['namespaces=a&type=workload&boxes=cluster,app', { boxes: ['app', 'cluster'] }],
    ['namespaces=a&boxes=none', { boxes: ['app'] }],
    ['namespaces=a&expand=c/b/group/idle&expand=c/a/group/idle', { expand: ['c/b/group/idle', 'c/a/group/idle'] }],
    ['namespaces=a&nodes=20&edges=8000', { budget: { nodes: 20, edges: 8000 } }],
    ['namespaces=a&cluster=east', { cluster: 'east' }],
    ['namespaces=a&operations=request_operation', { operations: 'request_operation' }],
    [
      'focus=operation:a/op=Get%2520%252F',
      {
        scope: { kind: 'focus', node: { kind: 'operation', namespace: 'a', label: 'op', value: 'Get /' } },
        operations: 'op',
      },
    ],
  ])('reads %s', (query, part) => {
    expect(read(query)).toMatchObject(part)
  })

  it.each([
    ['', 'namespaces'],
    ['duration=5m', 'namespaces'],
    ['namespaces=', 'namespaces'],
    ['namespaces=*,a', 'namespaces'],
    ['namespaces=Shop', 'namespaces'],
    ['namespaces=a"', 'namespaces'],
    [`namespaces=${'a'.repeat(64)}`, 'namespaces'],
    ['namespaces=a&focus=workload:a/b', 'focus'],
    ['focus=workload:a/b&namespaces=a', 'namespaces'],
    ['focus=pod:a/b', 'focus'],
    ['focus=workload:a', 'focus'],
    ['focus=workload:a/b/c', 'focus'],
    ['focus=workload:A/b', 'focus'],
    ['focus=workload:a/%25', 'focus'],
    ['focus=app:a/b/', 'focus'],
    ['focus=a/b', 'focus'],
    ['focus=operation:a/op', 'focus'],
    ['focus=operation:a/1op=x', 'focus'],
    ['focus=operation:a/op=x/y', 'focus'],
    ['namespaces=a&namespaces=b', 'namespaces'],
    ['namespaces=a&duration=14s', 'duration'],
    ['namespaces=a&duration=31d', 'duration'],
    ['namespaces=a&duration=5', 'duration'],
    ['namespaces=a&at=1700000064', 'at'],
    ['namespaces=a&at=yesterday', 'at'],
    ['namespaces=a&at=-5', 'at'],
    ['namespaces=a&at=2023-02-30T00:00:00Z', 'at'],
    ['namespaces=a&at=2023-02-03T24:00:00Z', 'at'],
    ['namespaces=a&at=1960-02-03T00:00:00Z', 'at'],
    ['namespaces=a&type=pod', 'type'],
    ['namespaces=a&services=1', 'services'],
    ['namespaces=a&http=sent', 'http'],
    ['namespaces=a&operations=', 'operations'],
    ['namespaces=a&operations=1st', 'operations'],
    ['namespaces=a&operations=a-b', 'operations'],
    ['namespaces=a&operations=op)%20or%20vector(1', 'operations'],
    ['namespaces=a&operations=op%0A', 'operations'],
    [`namespaces=a&operations=${'a'.repeat(254)}`, 'operations'],
    ['focus=operation:a/op=x&operations=other', 'operations'],
    ['focus=operation:a/=x', 'focus'],
    ['focus=operation:a/op=', 'focus'],
    ['namespaces=a&boxes=zone', 'boxes'],
    ['namespaces=a&expand=c/a/workload/b', 'expand'],
    ['namespaces=a&nodes=19', 'nodes'],
    ['namespaces=a&edges=8001', 'edges'],
    ['namespaces=a&edges=1e3', 'edges'],
    ['namespaces=a&cluster=', 'cluster'],
    ['namespaces=a&__proto__=1', '__proto__'],
    ['namespaces=a&Duration=5m', 'Duration'],
    ['zzz=1&type=pod', 'zzz'],
    ['namespaces=a&type=pod&duration=1&zzz', 'type'],
  ])('refuses %j and names %s', (query, parameter) => {
    expect(refusal(query)).toEqual(['bad_request', parameter])
  })

  it('does not grow its error with the URL', () => {
    const result = parseGraphRequest(new URLSearchParams({ ['x'.repeat(10_000)]: '' }), NOW)
    expect(result.ok ? '' : result.error.message).toHaveLength(300)
  })
})

const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })
const namespace = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,10}[a-z0-9])?$/)
const label = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,9}$/)
const scope: fc.Arbitrary<GraphRequest['scope']> = fc.oneof(
  fc.constant({ kind: 'mesh' } as const),
  fc
    .uniqueArray(namespace, { minLength: 1, maxLength: 5 })
    .map((names) => ({ kind: 'namespaces', names: names.sort() }) as const),
  fc
    .oneof(
      fc.record({ kind: fc.constantFrom('workload', 'service'), namespace, name }),
      fc.record({ kind: fc.constant('app'), namespace, name, version: fc.option(name) }),
      fc.record({ kind: fc.constant('operation'), namespace, label, value: name }),
    )
    .map((node) => ({ kind: 'focus', node }) as const),
)
const group = fc
  .tuple(name, name)
  .map(([cluster, place]) => writeNodeId({ kind: 'group', level: 'idle', cluster, namespace: place, name: null }))
const bytes = fc.constantFrom('sent', 'received', 'total', 'none')

const requests: fc.Arbitrary<GraphRequest> = fc
  .record({
    scope,
    cluster: fc.option(name),
    durationSeconds: fc.integer({ min: 15, max: 2_592_000 }),
    at: fc.integer({ min: 0, max: 1_700_000_060_000 }).map((ms) => ms / 1000),
    type: fc.constantFrom(...GRAPH_TYPES),
    services: fc.boolean(),
    http: fc.constantFrom('requests', 'none'),
    grpc: fc.oneof(bytes, fc.constant('requests' as const)),
    tcp: bytes,
    ambient: fc.constantFrom('total', 'waypoint', 'ztunnel', 'none'),
    reporter: fc.constantFrom('client', 'server'),
    waypoints: fc.boolean(),
    idleEdges: fc.boolean(),
    idleNodes: fc.boolean(),
    labels: fc.boolean(),
    latency: fc.constantFrom(...LATENCIES),
    throughput: fc.constantFrom('none', 'request', 'response'),
    operations: fc.option(label),
    boxes: fc.subarray([...BOX_LEVELS]),
    expand: fc.uniqueArray(group, { maxLength: 3 }),
    budget: fc.record({ nodes: fc.integer({ min: 20, max: 2000 }), edges: fc.integer({ min: 50, max: 8000 }) }),
  } satisfies { [K in keyof GraphRequest]: fc.Arbitrary<GraphRequest[K]> })
  .map((request) => ({
    ...request,
    services: request.services || request.type === 'service',
    operations:
      request.scope.kind === 'focus' && request.scope.node.kind === 'operation'
        ? request.scope.node.label
        : request.operations,
    boxes: BOX_LEVELS.filter(
      (level) => request.boxes.includes(level) || (level === 'app' && request.type.endsWith('app')),
    ),
  }))

describe('writeGraphRequest', () => {
  it('leaves out what is the default', () => {
    expect(writeGraphRequest(read('namespaces=b,a')).toString()).toBe('namespaces=a%2Cb&at=1700000000')
  })

  it('writes what parseGraphRequest reads back as the same request', () => {
    fc.assert(
      fc.property(requests, (request) => {
        expect(read(writeGraphRequest(request).toString())).toEqual(request)
      }),
      { numRuns: 500 },
    )
  })
})
