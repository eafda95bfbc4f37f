import { PALETTE } from '@/lib/graph/testing/palette'
import { expect, test } from 'vitest'
import { lookOfSign } from './look-of-sign'
import { LEGEND_SIGNS, type LegendSign } from './prepare-legend'

const ALL: readonly LegendSign[] = Object.values(LEGEND_SIGNS).flat()

test.each<[LegendSign, object]>([
  ['node:service', { draws: 'node', shape: 'triangle', token: 'neutral', icon: 'service' }],
  ['ring:degraded', { draws: 'node', shape: 'circle', token: 'degraded' }],
  ['ring:outside', { draws: 'node', token: 'neutral', classes: 'outside' }],
  ['line:tcp', { draws: 'line', token: 'tcp' }],
  ['line:mirrored', { draws: 'line', token: 'healthy', classes: 'mirrored' }],
  ['frame:cluster', { draws: 'frame', level: 'cluster' }],
  ['frame:outside', { draws: 'frame', level: 'namespace', classes: 'outside' }],
  ['icon:key', { draws: 'glyph', name: 'key', color: PALETTE.muted }],
])('%s is drawn as the canvas draws it', (sign, look) => {
  expect(lookOfSign(sign, PALETTE)).toMatchObject(look)
})

test('no two signs of a legend look the same', () => {
  const looks = ALL.map((sign) => JSON.stringify(lookOfSign(sign, PALETTE)))
  expect(new Set(looks).size).toBe(looks.length)
})
