import type { GraphEdge, GraphNode } from '@/lib/graph/model'
import { graphEdge, graphNode, healthOf } from '@/lib/graph/testing/graph-builders'
import { describe, expect, test } from 'vitest'
import { boxToken, edgeToken, nodeToken } from './tokens'
import { edgeWidth } from './edge-width'

describe('V4 colour of nodes', () => {
  test.each<[string, Partial<GraphNode>, string]>([
    ['failure', { health: healthOf('failure') }, 'failure'],
    ['degraded', { health: healthOf('degraded') }, 'degraded'],
    ['not ready', { health: healthOf('not-ready') }, 'not-ready'],
    ['healthy', { health: healthOf('healthy') }, 'healthy'],
    ['idle and healthy is quiet', { health: healthOf('healthy'), flags: ['idle'] }, 'neutral'],
    ['idle and broken is not quiet', { health: healthOf('failure'), flags: ['idle'] }, 'failure'],
    ['without a status', { health: healthOf(null) }, 'neutral'],
    ['without health', { health: null }, 'neutral'],
  ])('%s', (_, parts, token) => {
    expect(nodeToken(graphNode('e/n/workload/a', parts))).toBe(token)
  })

  test.each([
    [null, 'neutral'],
    ['healthy', 'neutral'],
    ['degraded', 'degraded'],
    ['failure', 'failure'],
    ['not-ready', 'not-ready'],
  ] as const)('a frame of status %s is %s: quiet unless something in it is wrong', (status, token) => {
    expect(boxToken(healthOf(status))).toBe(token)
  })

  test('a frame that nobody rates is quiet', () => {
    expect(boxToken(null)).toBe('neutral')
  })
})

describe('V4 colour of edges', () => {
  test.each<[string, Partial<GraphEdge>, string]>([
    ['no traffic is idle, whatever the status', { rate: 0, health: 'failure' }, 'idle'],
    ['a rate that is no number is no traffic', { rate: Number.NaN }, 'idle'],
    ['TCP', { protocol: 'tcp', rate: 5 }, 'tcp'],
    ['failure', { health: 'failure' }, 'failure'],
    ['degraded', { health: 'degraded' }, 'degraded'],
    ['healthy', { health: 'healthy' }, 'healthy'],
    ['traffic that no rule rates is not called healthy', { health: null }, 'unrated'],
  ])('%s', (_, parts, token) => {
    expect(edgeToken(graphEdge('a', 'b', parts))).toBe(token)
  })
})

describe('the width of an edge', () => {
  test.each<[Partial<GraphEdge>, number]>([
    [{ rate: 0 }, 1.5],
    [{ rate: 0.1 }, 1.5],
    [{ rate: 10 }, 3],
    [{ rate: 10_000 }, 5],
    [{ rate: 1e12 }, 5],
    [{ rate: Infinity }, 5],
    [{ rate: 100, protocol: 'tcp' }, 1.5],
    [{ rate: 1e7, protocol: 'tcp' }, 5],
    [{ rate: 0.1, health: 'failure' }, 4],
    [{ rate: 10_000, health: 'failure' }, 5],
  ])('%o is %d pixels', (parts, width) => {
    expect(edgeWidth(graphEdge('a', 'b', parts))).toBe(width)
  })
})
