import { NO_BADGES } from '@/lib/graph/build/no-badges'
import { NODE_KINDS, type GraphNode } from '@/lib/graph/model'
import { graphNode, routingBadge } from '@/lib/graph/testing/graph-builders'
import { NODE_BADGES } from '@/lib/url/graph-view'
import { describe, expect, test } from 'vitest'
import { nodeBadges } from './node-badges'
import { nodeIcon } from './node-icon'
import { nodeShape } from './shapes'

const node = (parts: Partial<GraphNode>) => graphNode('e/n/workload/a', parts)
const gateway = { ...NO_BADGES, gateway: { kind: 'ingress', hosts: [] } } as const

describe('V5 shapes and icons', () => {
  test('each kind has its shape', () => {
    expect(Object.fromEntries(NODE_KINDS.map((kind) => [kind, nodeShape(kind)]))).toEqual({
      app: 'square',
      workload: 'circle',
      unknown: 'circle',
      service: 'triangle',
      entry: 'tag',
      operation: 'hexagon',
      group: 'stack',
    })
  })

  test.each<[Partial<GraphNode>, string]>([
    [{ kind: 'app' }, 'app'],
    [{ badges: gateway }, 'gateway'],
    [{ flags: ['waypoint'], badges: gateway }, 'waypoint'],
    [{ kind: 'service', flags: ['egress', 'inaccessible'] }, 'egress'],
    [{ kind: 'service', flags: ['addresses', 'inaccessible'] }, 'addresses'],
    [{ flags: ['inaccessible'] }, 'key'],
    [{ kind: 'unknown', flags: ['inaccessible'] }, 'unknown'],
  ])('%o shows %s', (parts, icon) => {
    expect(nodeIcon(node(parts))).toBe(icon)
  })
})

describe('V5 decorators', () => {
  const busy = node({
    flags: ['dead', 'out-of-mesh', 'root'],
    badges: {
      ...NO_BADGES,
      circuitBreaker: true,
      workloadEntries: ['vm'],
      routing: routingBadge({ faultInjection: true, mirroring: true }),
    },
  })

  test('at most four, what explains trouble first', () => {
    expect(nodeBadges(busy, NODE_BADGES)).toEqual(['dead', 'out-of-mesh', 'fault', 'breaker'])
  })

  test('what is switched off leaves its seat to others', () => {
    expect(nodeBadges(busy, ['sidecars'])).toEqual(['dead', 'out-of-mesh', 'workload-entry', 'root'])
    expect(nodeBadges(busy, [])).toEqual(['dead', 'workload-entry', 'root'])
  })

  test('a plain node has none', () => {
    expect(nodeBadges(node({}), NODE_BADGES)).toEqual([])
  })
})
