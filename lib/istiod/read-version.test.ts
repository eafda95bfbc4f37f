import { expect, test } from 'vitest'
import { readVersion } from './read-version'

test.each([
  ['1.31.1-eed52ebb66ad0123-Clean', '1.31.1'],
  ['1.24.0-alpha.7-0123456789ab-Modified\n', '1.24.0-alpha.7'],
  // Nobody told the build its version.
  ['unknown-unknown-unknown', 'unknown'],
  ['', undefined],
  ['1.31.1', undefined],
  ['<html><body>Log in</body></html>', undefined],
])('%s is version %s', (text, version) => {
  expect(readVersion(text)).toBe(version)
})
