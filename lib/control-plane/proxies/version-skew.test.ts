import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SKEWS } from './model'
import { versionSkew } from './version-skew'

describe('how old a proxy is beside its istiod', () => {
  test.each([
    ['1.31.1', '1.31.1', 'same'],
    ['1.31.1-distroless', '1.31.1', 'same'],
    ['v1.31.1', '1.31.1-debug', 'same'],
    ['1.31.0', '1.31.1', 'patch'],
    ['1.31.2', '1.31.1', 'patch'],
    ['1.31.1-rc.0', '1.31.1', 'patch'],
    ['1.31-dev', '1.31.1', 'patch'],
    ['1.30.4', '1.31.1', 'older-minor'],
    ['1.29.4', '1.31.1', 'unsupported'],
    ['1.32.0', '1.31.1', 'unsupported'],
    ['2.31.1', '1.31.1', 'unsupported'],
    ['latest', '1.31.1', null],
    ['131', '1.31.1', null],
    [null, '1.31.1', null],
    ['1.31.1', null, null],
  ] as const)('%s beside %s: %s', (proxy, istiod, skew) => {
    expect(versionSkew(proxy, istiod)).toBe(skew)
  })

  test('any text has an answer, and one beside itself is the same or no version', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect([...SKEWS, null]).toContain(versionSkew(a, b))
        expect(['same', null]).toContain(versionSkew(a, a))
      }),
    )
  })
})
