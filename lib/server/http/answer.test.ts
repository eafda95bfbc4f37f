import { log } from '@/lib/server/process/log'
import { afterEach, expect, test, vi } from 'vitest'
import { answer } from './answer'

afterEach(() => vi.restoreAllMocks())

/** What the work does after the reader has left. */
async function answerGone(work: (reason: unknown) => never): Promise<{ status: number; errors: number }> {
  const errors = vi.spyOn(log(), 'error').mockImplementation(() => undefined)
  const reader = new AbortController()
  const request = new Request('http://pharos.test/api/logs', { signal: reader.signal })
  const response = await answer(request, '/api/logs', ({ gone }) => {
    reader.abort()
    return work(gone.reason)
  })
  return { status: response.status, errors: errors.mock.calls.length }
}

test('a reader who leaves is no failure', async () => {
  const left = await answerGone((reason) => {
    throw reason as Error
  })
  expect(left).toEqual({ status: 499, errors: 0 })
})

test('what fails by itself after the reader has left is still told', async () => {
  const failed = await answerGone(() => {
    throw new TypeError('a mistake of ours')
  })
  expect(failed).toEqual({ status: 500, errors: 1 })
})
