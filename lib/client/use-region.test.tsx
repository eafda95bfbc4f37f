import { PharosError } from '@/lib/ports/pharos-error'
import type { RegionContent } from '@/lib/std/region-state'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createQueryClient } from './query-client'
import type { RefreshTimer } from './use-refresh-timer'
import { type Region, useRegion } from './use-region'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000))
const slow = new PharosError('upstream_timeout', 'no answer', { source: 'prometheus' })

/** A region over one query, whose answers the test gives one by one. */
function regionOf(options: { seconds?: number; enabled?: boolean; ageAtReceipt?: number } = {}) {
  const { seconds = 30, enabled = true, ageAtReceipt = 0 } = options
  const timer: RefreshTimer = {
    refresh: '30s',
    rests: undefined,
    seconds,
    queryOptions: { enabled, refetchInterval: false, refetchOnWindowFocus: false, staleTime: 0 },
    reload: () => undefined,
  }
  let settle: (answer: RegionContent | PharosError) => void = () => undefined
  let region: Region | undefined
  function Probe() {
    const query = useQuery({
      queryKey: ['probe'],
      queryFn: () =>
        new Promise<RegionContent>((resolve, reject) => {
          settle = (answer) => (answer instanceof PharosError ? reject(answer) : resolve(answer))
        }),
      ...timer.queryOptions,
    })
    region = useRegion(query, { timer, content: (data) => data, ageAtReceipt })
    return null
  }
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Probe />
    </QueryClientProvider>,
  )
  return {
    state: () => region?.state,
    retry: () => act(() => region?.retry()),
    answer: async (answer: RegionContent | PharosError) => {
      settle(answer)
      await pass(0)
    },
  }
}

describe('useRegion (product 3.9)', () => {
  it('waits in silence, then with a skeleton, then with words, and gives up after 30 s', async () => {
    const region = regionOf()
    await pass(0.2)
    expect(region.state()).toEqual({ kind: 'loading', phase: 'blank' })
    await pass(0.2)
    expect(region.state()).toEqual({ kind: 'loading', phase: 'skeleton' })
    await pass(5)
    expect(region.state()).toEqual({ kind: 'loading', phase: 'slow' })
    await pass(25)
    expect(region.state()).toEqual({ kind: 'error', reason: 'unanswered', failure: undefined })
  })

  it.each(['some', 'empty', 'filtered'] as const)('shows what the answer holds: %s', async (content) => {
    const region = regionOf()
    await region.answer(content)
    expect(region.state()).toMatchObject({ kind: 'shown', content, stale: undefined })
  })

  it('says what failed, and keeps it in view while trying again', async () => {
    const region = regionOf()
    await region.answer(slow)
    expect(region.state()).toEqual({ kind: 'error', reason: 'failed', failure: slow })
    region.retry()
    await pass(1)
    expect(region.state()).toEqual({ kind: 'error', reason: 'failed', failure: slow })
    await region.answer('some')
    expect(region.state()).toMatchObject({ kind: 'shown', stale: undefined })
  })

  it('keeps earlier data when a refresh fails, dims it after a minute and removes it after ten', async () => {
    const region = regionOf()
    await region.answer('some')
    region.retry()
    await pass(1)
    await region.answer(slow)
    expect(region.state()).toMatchObject({ kind: 'shown', stale: { dimmed: false, failure: slow } })
    await pass(60)
    expect(region.state()).toMatchObject({ kind: 'shown', stale: { dimmed: true } })
    await pass(540)
    expect(region.state()).toEqual({ kind: 'error', reason: 'failed', failure: slow })
  })

  it('counts the age that the data had when it came', async () => {
    const region = regionOf({ ageAtReceipt: 50 })
    await region.answer('some')
    expect(region.state()).toMatchObject({ stale: undefined })
    await pass(11)
    expect(region.state()).toMatchObject({ kind: 'shown', stale: { dimmed: true, failure: undefined } })
  })

  it('shows nothing of what may not be seen any more', async () => {
    const region = regionOf()
    await region.answer('some')
    region.retry()
    await pass(0)
    const forbidden = new PharosError('forbidden', 'no')
    await region.answer(forbidden)
    expect(region.state()).toEqual({ kind: 'denied', failure: forbidden })
  })

  it('has not been asked where nothing loads before the button is pressed', () => {
    expect(regionOf({ enabled: false }).state()).toEqual({ kind: 'unasked' })
  })
})
