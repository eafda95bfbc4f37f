import { afterEach, expect, test, vi } from 'vitest'
import { deliverAnswer, expectAnswer, takeAnswer } from './document-answers'

afterEach(() => {
  vi.useRealTimers()
})

test('what comes with the document is waited for, and taken once', async () => {
  expectAnswer('/api/a')
  const [first, second] = [takeAnswer('/api/a'), takeAnswer('/api/a')]
  deliverAnswer('/api/a', '{}')
  await expect(Promise.all([first, second])).resolves.toEqual(['{}', undefined])
  await expect(takeAnswer('/api/a')).resolves.toBeUndefined()
})

test('what nobody expects is not waited for', async () => {
  await expect(takeAnswer('/api/b')).resolves.toBeUndefined()
})

test('a document that ended without the answer leaves it to be asked for', async () => {
  vi.useFakeTimers()
  expectAnswer('/api/c')
  const answer = takeAnswer('/api/c')
  vi.advanceTimersByTime(2_000)
  await expect(answer).resolves.toBeUndefined()
})

test('what nobody took is forgotten soon', async () => {
  vi.useFakeTimers()
  expectAnswer('/api/d')
  deliverAnswer('/api/d', '{}')
  vi.advanceTimersByTime(2_000)
  await expect(takeAnswer('/api/d')).resolves.toBeUndefined()
})
