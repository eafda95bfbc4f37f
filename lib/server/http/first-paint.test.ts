import { expect, test } from 'vitest'
import { firstPaint } from './first-paint'

test('what is late is left to the browser, and told to stop', async () => {
  let stopped = false
  const late = (signal: AbortSignal) =>
    new Promise<never>(() => signal.addEventListener('abort', () => (stopped = true)))
  await expect(firstPaint(late, 20)).resolves.toBeUndefined()
  expect(stopped).toBe(true)
})

test('what fails is left to the browser', async () => {
  await expect(firstPaint(() => Promise.reject(new Error('down')))).resolves.toBeUndefined()
})

test('what is there in time is given', async () => {
  await expect(firstPaint(() => Promise.resolve(1))).resolves.toBe(1)
})
