import { act, renderHook } from '@testing-library/react'
import { NuqsTestingAdapter, type UrlUpdateEvent } from 'nuqs/adapters/testing'
import { describe, expect, it, vi } from 'vitest'
import { useGraphView, useScope } from './use-graph-view'

type Change = Parameters<ReturnType<typeof useGraphView>[1]>[0]

async function urlAfter(change: Change, searchParams = '?namespaces=a'): Promise<UrlUpdateEvent | undefined> {
  let last: UrlUpdateEvent | undefined
  const { result } = renderHook(() => useGraphView(), {
    wrapper: ({ children }) => (
      <NuqsTestingAdapter searchParams={searchParams} onUrlUpdate={(event) => (last = event)} hasMemory>
        {children}
      </NuqsTestingAdapter>
    ),
  })
  act(() => result.current[1](change))
  await vi.waitFor(() => expect(last).toBeDefined())
  return last
}

describe('useGraphView (product 3.10)', () => {
  it.each<[string, Change, string]>([
    ['namespaces', { namespaces: ['b'] }, 'push'],
    ['the window', { duration: 60 }, 'push'],
    ['the end of the window together with a toggle', { at: 1_700_000_000, services: false }, 'push'],
    ['a toggle', { services: false }, 'replace'],
    ['the selection', { sel: ['x'] }, 'replace'],
    ['the refresh', { refresh: '10s' }, 'replace'],
  ])('%s: the history gets one entry or none', async (_, change, history) => {
    expect((await urlAfter(change))?.options.history).toBe(history)
  })

  it('leaves defaults out of the URL and keeps what it does not know', async () => {
    expect((await urlAfter({ duration: 300, type: 'app' }, '?namespaces=a&duration=1h&x=1'))?.queryString).toBe(
      '?namespaces=a&x=1&type=app',
    )
  })
})

describe('useScope', () => {
  it('lets the page decide without a step that Back undoes', async () => {
    let last: UrlUpdateEvent | undefined
    const { result } = renderHook(() => useScope(), {
      wrapper: ({ children }) => (
        <NuqsTestingAdapter onUrlUpdate={(event) => (last = event)}>{children}</NuqsTestingAdapter>
      ),
    })
    act(() => result.current[1]({ namespaces: ['*'] }, 'replace'))
    await vi.waitFor(() => {
      expect(last).toMatchObject({ queryString: '?namespaces=*', options: { history: 'replace' } })
    })
  })
})
