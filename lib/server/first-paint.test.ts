import { expect, test } from 'vitest'
import { firstPaint } from './first-paint'

test('what is late or fails is left to the browser, and what is late is told to stop', async () => {
  let stopped = false
  const found = await firstPaint<[number, string, string]>(
    [
      () => Promise.resolve(1),
      () => Promise.reject(new Error('down')),
      (signal) => new Promise(() => signal.addEventListener('abort', () => (stopped = true))),
    ],
    20,
  )
  expect(found).toEqual([1, undefined, undefined])
  expect(stopped).toBe(true)
})
