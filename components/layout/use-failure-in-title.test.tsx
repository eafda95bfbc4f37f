import { renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { useFailureInTitle } from './use-failure-in-title'

test('the title is marked while something fails, also after it was written anew', async () => {
  document.title = 'reviews-v2 · Pharos'
  const { rerender } = renderHook(({ fails }) => useFailureInTitle(fails), { initialProps: { fails: true } })
  expect(document.title).toBe('● reviews-v2 · Pharos')
  document.title = 'reviews-v3 · Pharos'
  await vi.waitFor(() => expect(document.title).toBe('● reviews-v3 · Pharos'))
  rerender({ fails: false })
  expect(document.title).toBe('reviews-v3 · Pharos')
})
