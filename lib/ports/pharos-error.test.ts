import { expect, test, vi } from 'vitest'
import { PharosError } from './pharos-error'

test('an error of another copy of the module is one of ours, and a foreign error is not', async () => {
  vi.resetModules()
  const other = await import('./pharos-error')
  expect(other.PharosError).not.toBe(PharosError)
  expect(new other.PharosError('internal', 'x')).toBeInstanceOf(PharosError)
  expect(new Error('x')).not.toBeInstanceOf(PharosError)
  expect({ code: 'internal' }).not.toBeInstanceOf(PharosError)
})
