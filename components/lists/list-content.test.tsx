import { renderInShell } from '@/components/testing/render-in-shell'
import type { ListAnswer } from '@/lib/lists/model'
import { healthOf, workloadRow } from '@/lib/lists/testing/rows'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ListContent } from './list-content'

// Without a layout the virtualizer would show nothing.
vi.mock('@/components/table/use-virtual-rows', () => ({
  useVirtualRows: ({ count }: { readonly count: number }) => ({
    items: Array.from({ length: count }, (_, index) => ({ kind: 'row', index })),
    scrollTo: () => undefined,
  }),
}))

const ANSWER: ListAnswer = {
  now: '2023-11-14T22:13:20.000Z',
  from: '2023-11-14T22:08:20.000Z',
  to: '2023-11-14T22:13:20.000Z',
  durationSeconds: 300,
  rows: [
    workloadRow('cart-v1'),
    workloadRow('web-v1', { health: healthOf('failure', 0.5), type: 'StatefulSet' }),
    workloadRow('<b>x</b>\u202e', { labels: {} }),
  ],
  notes: [],
  sources: [],
}

function show(search = '', part: Partial<ListAnswer> = {}) {
  return renderInShell(<ListContent list="workloads" answer={{ ...ANSWER, ...part }} awaitsNumbers={false} />, {
    search,
  })
}

const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('link')[0]?.textContent)

describe('a list', () => {
  it('has the worst first, and each row leads to its page', () => {
    show('?namespaces=shop&duration=1m')
    expect(names()[0]).toBe('web-v1')
    const [link] = screen.getAllByRole('link', { name: 'web-v1' })
    expect(link?.getAttribute('href')).toBe('/workloads/shop/web-v1?cluster=east&duration=1m')
  })

  it('shows hostile names as text', () => {
    show()
    expect(screen.getByRole('link', { name: /<b>x<\/b>/ })).toBeTruthy()
  })

  it('becomes shorter by a typed filter, which turns into a chip', async () => {
    const { url } = show()
    await userEvent.type(screen.getByLabelText('Filter rows'), 'type:StatefulSet ')
    await waitFor(() => expect(names()).toEqual(['web-v1']))
    expect(screen.getByText('1 of 3')).toBeTruthy()
    expect(url()).toContain('type=StatefulSet')
    await userEvent.click(screen.getByRole('button', { name: 'Remove type:StatefulSet' }))
    await waitFor(() => expect(names()).toHaveLength(3))
  })

  it('says that filters hide all rows, and how to be rid of them', async () => {
    show('?health=degraded&q=nothing')
    expect(screen.getByText('3 rows are hidden by: the words “nothing”, health:degraded')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Clear health:degraded: still none' })).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Clear all filters' }))
    await waitFor(() => expect(names()).toHaveLength(3))
  })

  it('says what a status rests on', async () => {
    show()
    await userEvent.click(screen.getByRole('button', { name: 'Failure' }))
    expect(screen.getByText('It is failure')).toBeTruthy()
  })

  it('says what it lacks because a source did not answer', () => {
    const source = { cluster: null, asOf: null, ageSeconds: null, queries: 0 }
    show('', { sources: [{ ...source, source: 'prometheus', state: 'failed', message: 'It is away.' }] })
    expect(screen.getByText('Traffic and the health of requests are not known: It is away.')).toBeTruthy()
  })
})
