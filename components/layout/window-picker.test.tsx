import { renderInShell } from '@/components/testing/render-in-shell'
import { source } from '@/lib/doctor/testing/source'
import { sourcesQuery } from '@/lib/client/sources-query'
import type { SourcesAnswer } from '@/lib/url/api-types'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { PastBand } from './time-bands'
import { WindowPicker } from './window-picker'

const answer: SourcesAnswer = {
  now: '2026-01-01T00:00:00Z',
  sources: [source('prometheus', { retentionSeconds: 86_400 })],
}

async function opened(search = '') {
  const user = userEvent.setup()
  const shown = renderInShell(
    <>
      <WindowPicker />
      <PastBand />
    </>,
    { search, answers: [[sourcesQuery().queryKey, answer]] },
  )
  await user.click(screen.getByRole('button', { name: /^Window/ }))
  await screen.findByRole('button', { name: '1m' })
  return { user, shown }
}

describe('WindowPicker (product 3.4)', () => {
  it('chooses a window up to now', async () => {
    const { user, shown } = await opened('?at=1700000000')
    await user.click(screen.getByRole('button', { name: '1h' }))
    await vi.waitFor(() => expect(shown.url()).toBe('?duration=1h'))
    expect(screen.getByRole('button', { name: 'Window: Last 1h' })).toBeDefined()
  })

  it.each([
    ['15s', '15s: under three scrapes, as samples come every 15s.'],
    ['7d', '7d: longer than what the metric store keeps (1d).'],
  ])('refuses %s and says why', async (window, why) => {
    const { user, shown } = await opened()
    await user.click(screen.getByRole('button', { name: window, description: why }))
    expect(shown.url()).toBe('')
  })

  it('says that the window lies in the past, and leads back', async () => {
    const { user, shown } = await opened('?duration=1h&at=1700000000')
    expect(screen.getByText('Looking at Nov 14, 2023, 21:13 – 22:13.')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Back to now' }))
    await vi.waitFor(() => expect(shown.url()).toBe('?duration=1h'))
  })
})
