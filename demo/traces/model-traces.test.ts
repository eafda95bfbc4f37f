import { endUs, outline, traceHarness, type TraceHarness } from '../testing/trace-harness'
import { defaultMesh } from '../world/default-mesh'
import { generate } from '../world/generate'
import { hostileMesh } from '../world/hostile'
import type { World, WorldOptions } from '../world/world'
import type { Span, Trace } from './span'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupBy } from '@/lib/std/group-by'

const small = (options: WorldOptions): World => generate({ ...options, services: 12, namespaces: 3, edges: 30 })
const GATEWAY = 'istio-ingressgateway.istio-system'

/** storefront does not wait for recommender, so only that call may outlive its caller. */
function isAwaited({ service, operation }: Span): boolean {
  return !(service === 'storefront.shop' && operation.startsWith('recommender.'))
}

function isInside(span: Span, parent: Span): boolean {
  return span.startUs >= parent.startUs && (endUs(span) <= endUs(parent) || !isAwaited(span))
}

function parentsOf(trace: Trace): readonly (readonly [Span, Span | undefined])[] {
  const byId = new Map(trace.map((span) => [span.spanId, span]))
  return trace.map((span) => [span, span.parentId === undefined ? undefined : byId.get(span.parentId)])
}

const HOP_US = 1000

describe.each([
  ['default', defaultMesh],
  ['generated', small],
  ['hostile', hostileMesh],
])('traces of the %s world', (_, make) => {
  it('are the same bytes for the same seed, whatever was asked before, and others for another seed', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => traceHarness({ seed, make, noise: true }))
    const now = one?.clock.now() ?? 0
    const text = (mesh: TraceHarness | undefined): string =>
      JSON.stringify(mesh?.traces.tracesBetween(now - 20_000, now - 10_000))
    same?.traces.tracesBetween(now - 500_000, now - 490_000)
    expect(text(one)).toBe(text(same))
    expect(text(one)).not.toBe(text(other))
  })

  it('have one root, ids of their own, and every span inside its parent', () => {
    const mesh = traceHarness({ make })
    const now = mesh.clock.now()
    let spans = 0
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400 }), (secondsAgo) => {
        const from = now - secondsAgo * 1000
        const traces = mesh.traces.tracesBetween(from, from + 1000)
        expect(new Set(traces.map(([root]) => root?.traceId)).size).toBe(traces.length)
        for (const trace of traces) {
          const [root] = trace
          expect(trace.filter(({ parentId }) => parentId === undefined)).toEqual([root])
          expect(new Set(trace.map(({ traceId }) => traceId)).size).toBe(1)
          expect(new Set(trace.map(({ spanId }) => spanId)).size).toBe(trace.length)
          expect(root?.traceId).toMatch(/^[0-9a-f]{32}$/)
          expect(root?.startUs).toBeGreaterThanOrEqual(from * 1000)
          // The way of a caller without a proxy to the first proxy is in no span.
          expect(root?.startUs).toBeLessThan((from + 1000) * 1000 + HOP_US)
          const outside = parentsOf(trace).filter(([span, parent]) => parent !== undefined && !isInside(span, parent))
          expect(outside).toEqual([])
          expect(trace.filter(({ spanId, durationUs }) => !/^[0-9a-f]{16}$/.test(spanId) || durationUs < 1)).toEqual([])
          expect(parentsOf(trace).filter(([, parent]) => parent === undefined)).toHaveLength(1)
          spans += trace.length
        }
      }),
      { numRuns: 60 },
    )
    expect(spans).toBeGreaterThan(100)
  })

  it('come one after the other from the caller who waits', () => {
    const calls = groupBy(
      traceHarness({ make })
        .last(60)
        .flat()
        .filter((span) => span.parentId !== undefined && isAwaited(span)),
      ({ traceId, parentId }) => `${traceId} ${parentId ?? ''}`,
    )
    const overlapping = [...calls.values()].filter((ofOne) => {
      return ofOne.some((span, index) => span.startUs < Math.max(0, ...ofOne.slice(0, index).map(endUs)))
    })
    expect(overlapping).toEqual([])
    expect(Math.max(...[...calls.values()].map((ofOne) => ofOne.length))).toBeGreaterThan(1)
  })

  it('are found by their ids', () => {
    const mesh = traceHarness({ make })
    const some = mesh.last(30)
    for (const trace of some) expect(mesh.traces.trace(trace[0]?.traceId ?? '')).toEqual(trace)
    expect(mesh.traces.trace('0'.repeat(32))).toBeUndefined()
    expect(mesh.traces.trace('<script>')).toBeUndefined()
  })

  it('say text, numbers and truth only', () => {
    for (const { tags, service, operation } of traceHarness({ make }).last(30).flat()) {
      expect(service).toMatch(/^[^.]+\..+$/)
      expect(operation).not.toContain('undefined')
      for (const value of Object.values(tags)) expect(['string', 'number', 'boolean']).toContain(typeof value)
      expect(Object.values(tags)).not.toContain(NaN)
    }
  })
})

it('neighbouring times give each trace once', () => {
  const mesh = traceHarness({ perSecond: 3 })
  const now = mesh.clock.now()
  const cuts = [0, 700, 1000, 1001, 4321, 9999, 10_000]
  const pieces = cuts.slice(1).flatMap((cut, index) => {
    return mesh.traces.tracesBetween(now - 60_000 + (cuts[index] ?? 0), now - 60_000 + cut)
  })
  expect(pieces).toEqual(mesh.traces.tracesBetween(now - 60_000, now - 50_000))
  expect(pieces.filter(([root]) => root?.operation.startsWith('productpage.'))).toHaveLength(30)
})

it('an entry has no more traces than requests', () => {
  const mesh = traceHarness({ perSecond: 10 })
  expect(mesh.last(60, GATEWAY, /nothere/).length / 60).toBeCloseTo(1, 0)
  expect(mesh.last(60, GATEWAY, /myapp/)).toHaveLength(600)
  mesh.model.disturb([{ kind: 'load', entry: 'nothere.demo', factor: 0 }])
  mesh.clock.advance(60)
  expect(mesh.last(60, GATEWAY, /nothere/)).toEqual([])
})

it('there are none before the traffic began', () => {
  const { traces, world } = traceHarness()
  expect(traces.tracesBetween(world.bornMs - 10_000, world.bornMs)).toEqual([])
})

it('an edited weight moves the split from its epoch on, and leaves the traces before it as they were', () => {
  const mesh = traceHarness()
  const versions = (traces: readonly Trace[]): readonly unknown[] =>
    traces.flatMap((trace) => trace.slice(1).map(({ tags }) => tags['istio.canonical_revision']))
  const before = mesh.last(60, GATEWAY, /^myapp/)
  expect(new Set(versions(before))).toEqual(new Set(['v1', 'v2']))
  const route = [{ destination: { host: 'myapp', subset: 'v2', port: { number: 80 } } }]
  mesh.objects.apply('networking.istio.io/v1 VirtualService', 'myapp/myapp', {
    ...{ hosts: ['myapp.demo'], gateways: ['app-gateway'] },
    http: [{ route }],
  })
  const edited = mesh.clock.now()
  mesh.clock.advance(60)
  expect(new Set(versions(mesh.last(60, GATEWAY, /^myapp/)))).toEqual(new Set(['v2']))
  const again = mesh.traces.tracesBetween(edited - 60_000, edited)
  expect(again.filter(([root]) => root?.operation.startsWith('myapp'))).toEqual(before)
})

it('goes on after a call that fails and is repeated: the page is there without its reviews', () => {
  const mesh = traceHarness()
  const broken = ['v1', 'v2', 'v3'].map((v) => {
    return { kind: 'error', workload: `bookinfo/reviews-${v}`, status: 500, share: 1 } as const
  })
  mesh.model.disturb(broken)
  mesh.clock.advance(10)
  for (const trace of mesh.last(10, GATEWAY, /^productpage/)) {
    const asked = trace.filter(({ kind, operation }) => kind === 'client' && operation.startsWith('reviews.'))
    expect(asked.map(({ tags }) => [tags['http.status_code'], tags.error])).toEqual([
      [500, true],
      [500, true],
    ])
    expect(outline(trace)[0]).toBe(`client ${GATEWAY} productpage.bookinfo.svc.cluster.local:9080/productpage 200 -`)
  }
})
