import fc from 'fast-check'
import { expect, test } from 'vitest'
import { subsetName } from './subset-name'

test.each([
  ['v1', 'v1'],
  ['1.2_RC', '1-2-rc'],
  ['-a.', 'a'],
  ['', 'version'],
  ['Ü', 'version'],
])('the subset of version %j is called %s', (version, name) => {
  expect(subsetName(version)).toBe(name)
})

test('is always a DNS label', () => {
  fc.assert(
    fc.property(fc.string(), (version) => {
      expect(subsetName(version)).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)
    }),
  )
})
