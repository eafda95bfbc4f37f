import { routingBadge } from '@/lib/graph/testing/graph-builders'
import { describe, expect, test } from 'vitest'
import { LEGEND_SIGNS, signsInUse } from './prepare-legend'
import { aGraph, anEdge, aNode } from './testing/graph-parts'

const ALL = { badges: ['security', 'sidecars', 'routing'] } as const
const NONE = { badges: [] } as const
const mtls = (percent: number) => ({ mtls: { percent, sourcePrincipals: [], destinationPrincipals: [] } })

test('every sign is explained once', () => {
  const signs = Object.values(LEGEND_SIGNS).flat()
  expect(new Set(signs).size).toBe(signs.length)
})

test('an empty graph uses no sign', () => {
  expect(signsInUse(aGraph(), ALL).size).toBe(0)
})

describe('signs in use', () => {
  const nodes = [
    aNode('a', { kind: 'service', flags: ['root', 'out-of-mesh'] }),
    aNode('b', { badges: { ...aNode('b').badges, circuitBreaker: true, routing: routingBadge() } }),
  ]

  test('are those of nodes, edges and frames', () => {
    const used = signsInUse(aGraph({ nodes, edges: [anEdge('a', 'b', mtls(100))] }), ALL)
    expect([...used]).toEqual(
      expect.arrayContaining(['node:service', 'ring:neutral', 'sign:root', 'sign:breaker', 'mark:lock-closed']),
    )
  })

  test('are only those that the Show menu leaves on', () => {
    const used = signsInUse(aGraph({ nodes, edges: [anEdge('a', 'b', mtls(62))] }), NONE)
    expect([...used].filter((sign) => sign.startsWith('sign:') || sign.startsWith('mark:'))).toEqual(['sign:root'])
  })

  test('a breaker that opened is one where the target has a breaker', () => {
    const responses = [{ code: '503', rate: 1, flags: { UO: 1 }, hosts: {}, moreHosts: 0 }]
    const opened = (target: string) =>
      signsInUse(aGraph({ nodes, edges: [anEdge('a', target, { responses })] }), ALL).has('mark:breaker')
    expect([opened('b'), opened('a')]).toEqual([true, false])
  })

  test('an edge inside a group shows nothing', () => {
    const edges = [anEdge('a', 'a', { flags: ['internal'], ...mtls(100) })]
    expect([...signsInUse(aGraph({ nodes, edges }), ALL)].filter((sign) => /^(line|mark):/.test(sign))).toEqual([])
  })

  test('a waypoint with its way back is one line with two heads', () => {
    const to = anEdge('a', 'b', { flags: ['waypoint-to'], pair: 'b>a>http' })
    const back = anEdge('b', 'a', { flags: ['waypoint-from'], pair: to.id })
    expect(signsInUse(aGraph({ nodes, edges: [to, back] }), ALL).has('line:two-way')).toBe(true)
  })
})
