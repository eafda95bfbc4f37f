import type { Refresh } from '@/lib/url/graph-view'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, fireEvent, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createQueryClient } from './query-client'
import { type RefreshTimer, useRefreshTimer } from './use-refresh-timer'

beforeEach(() => {
  vi.useFakeTimers()
  ask.mockClear()
})
afterEach(() => vi.useRealTimers())

const ask = vi.fn(() => Promise.resolve(1))
const asked = () => ask.mock.calls.length
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000))

/** A page with one query under the timer. */
function pageWith(refresh: Refresh, past = false) {
  let timer: RefreshTimer | undefined
  function Probe() {
    timer = useRefreshTimer({ refresh, past })
    useQuery({
      queryKey: ['probe'],
      queryFn: ask,
      meta: { refreshes: true },
      ...timer.queryOptions,
    })
    return null
  }
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Probe />
    </QueryClientProvider>,
  )
  return { timer: () => timer, reload: () => act(() => timer?.reload()) }
}

describe('useRefreshTimer (product 3.4)', () => {
  it.each([
    ['30s', false, 5],
    ['1m', false, 3],
    ['pause', false, 1],
    ['manual', false, 0],
    ['30s', true, 1],
  ] as const)('with %s, in the past: %s, asks so often in two minutes', async (refresh, past, times) => {
    pageWith(refresh, past)
    await pass(121)
    expect(asked()).toBe(times)
  })

  it('reaches what waits for the button', async () => {
    const page = pageWith('manual')
    await pass(1)
    page.reload()
    await pass(1)
    expect(asked()).toBe(1)
  })

  it('rests after 30 minutes without input, and asks at once on the first touch', async () => {
    const page = pageWith('1m')
    await pass(30 * 60 + 1)
    expect(page.timer()?.rests).toBe('idle')
    const before = asked()
    await pass(600)
    expect(asked()).toBe(before)
    fireEvent.keyDown(document, { key: 'a' })
    await pass(0)
    expect(page.timer()?.rests).toBeUndefined()
    expect(asked()).toBe(before + 1)
  })

  it('says that it rests because the window lies in the past, even when nobody looks', async () => {
    const page = pageWith('30s', true)
    await pass(31 * 60)
    expect(page.timer()?.rests).toBe('past')
  })
})
