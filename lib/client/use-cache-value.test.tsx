import { PharosError } from '@/lib/ports/pharos-error'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createQueryClient } from './query-client'
import { awaited, oldestShown, useCacheValue } from './use-cache-value'
import { useOfflineSince } from './use-offline-since'

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => vi.useRealTimers())

const away = new PharosError('upstream_unavailable', '', { source: 'pharos' })
const sourceAway = new PharosError('upstream_unavailable', '', { source: 'prometheus' })
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000))
const after = <T,>(seconds: number, value: T) =>
  new Promise<T>((resolve) => setTimeout(() => resolve(value), seconds * 1_000))

/** Draws with the queries and gives what the hook says at present. */
function look<T>(useIt: () => T, useQueries: () => void): () => T | undefined {
  let seen: T | undefined
  function Probe() {
    useQueries()
    seen = useIt()
    return null
  }
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Probe />
    </QueryClientProvider>,
  )
  return () => seen
}

describe('awaited', () => {
  it('names each kind once while it loads, and no quiet query', async () => {
    const seen = look(
      () => useCacheValue(awaited),
      () => {
        useQuery({ queryKey: [1], queryFn: () => after(2, 1), meta: { awaited: 'series' } })
        useQuery({ queryKey: [2], queryFn: () => after(1, 1), meta: { awaited: 'graph' } })
        useQuery({ queryKey: [3], queryFn: () => after(1, 1), meta: { awaited: 'series' } })
        useQuery({ queryKey: [4], queryFn: () => after(9, 1) })
      },
    )
    expect(seen()).toBe('graph series')
    await pass(1.5)
    expect(seen()).toBe('series')
    await pass(1)
    expect(seen()).toBe('')
  })
})

describe('oldestShown', () => {
  it('is when the older of the numbers on the page came', async () => {
    const seen = look(
      () => useCacheValue(oldestShown),
      () => {
        useQuery({ queryKey: [1], queryFn: () => after(3, 1), meta: { awaited: 'graph' } })
        useQuery({ queryKey: [2], queryFn: () => after(1, 1), meta: { awaited: 'series' } })
        useQuery({ queryKey: [3], queryFn: () => after(0, 1) })
      },
    )
    await pass(0.5)
    expect(seen()).toBe(0)
    await pass(4)
    expect(seen()).toBe(1_001_000)
  })

  it('is nothing where there are no numbers', async () => {
    const seen = look(
      () => useCacheValue(oldestShown),
      () => {
        useQuery({ queryKey: [1], queryFn: () => after(0, 1) })
      },
    )
    await pass(1)
    expect(seen()).toBeUndefined()
  })
})

describe('useOfflineSince', () => {
  it('is the first failure to reach Pharos, until it answers again', async () => {
    let answers = 0
    const seen = look(useOfflineSince, () => {
      useQuery({ queryKey: [1], queryFn: () => (++answers < 3 ? Promise.reject(away) : Promise.resolve(1)) })
    })
    await pass(2)
    expect(seen()).toBe(1_000_000)
    await pass(2)
    expect(seen()).toBeUndefined()
  })

  it('does not take the failure of a source for it', async () => {
    const seen = look(useOfflineSince, () => {
      useQuery({ queryKey: [1], queryFn: () => Promise.reject(sourceAway) })
    })
    await pass(10)
    expect(seen()).toBeUndefined()
  })
})
