import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mtlsState } from './mtls-state'

describe('R4: mTLS has four answers', () => {
  test.each([
    [undefined, 'notReported', null],
    [null, 'notReported', null],
    [Number.NaN, 'notReported', null],
    [0, 'disabled', 0],
    [0.01, 'partial', 0.01],
    [62, 'partial', 62],
    [99.94, 'partial', 99.94],
    [99.95, 'enabled', 100],
    [100, 'enabled', 100],
  ])('%s percent is %s', (given, kind, percent) => {
    expect(mtlsState(given)).toEqual({ kind, percent })
  })

  test('only where nobody reported there is no number, and none is off by more than rounding', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (given) => {
        const { kind, percent } = mtlsState(given)
        expect(kind).not.toBe('notReported')
        expect(Math.abs((percent ?? Number.NaN) - given)).toBeLessThanOrEqual(0.05 + Number.EPSILON * 100)
      }),
    )
  })
})
