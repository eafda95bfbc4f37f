import { PALETTE } from '@/lib/graph/testing/palette'
import { describe, expect, test } from 'vitest'
import { nodeLook } from './node-look'
import type { NodeToken } from './tokens'

const look = (token: NodeToken, classes = '') => nodeLook({ shape: 'circle', token, classes }, PALETTE)

describe('V4 the ring of a node', () => {
  test('has the colour of its health, and is heavier when it fails', () => {
    expect(look('failure').stroke).toBe(PALETTE.tokens.failure.sign)
    expect(look('failure').width).toBeGreaterThan(look('degraded').width)
  })

  test.each(['idle', 'dead', 'gone'])('is thin and its shape unfilled when %s', (flag) => {
    expect(look('neutral', flag)).toMatchObject({ fill: PALETTE.ground, width: 1.5 })
  })

  test.each(['dead', 'gone', 'unknown'])('is dashed when %s', (flag) => {
    expect(look('neutral', flag).dashes).not.toEqual([])
  })

  test('is drawn through otherwise, and a word within a word is no flag', () => {
    expect(look('healthy', 'node out-of-mesh unknowns').dashes).toEqual([])
    expect(look('healthy', 'out-of-mesh').outside).toBeUndefined()
  })
})

describe('V5 around a node', () => {
  test('there is a ring outside of the selection, and a loud one for whose graph it is', () => {
    const { outside, focus } = look('healthy', 'node outside focus')
    expect(outside?.stroke).toBe(PALETTE.control)
    expect(focus?.stroke).toBe(PALETTE.beam)
    expect(focus?.distance).toBeGreaterThan(outside?.distance ?? Infinity)
  })

  test('only a group has another behind it', () => {
    expect(look('healthy').ghost).toBeUndefined()
    expect(nodeLook({ shape: 'stack', token: 'healthy', classes: '' }, PALETTE).ghost).toBeDefined()
  })
})
