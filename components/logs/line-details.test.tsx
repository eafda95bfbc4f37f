import { renderInShell } from '@/components/testing/render-in-shell'
import type { BookLine } from '@/lib/logs/log-book'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { LineDetails } from './line-details'

const TIME = '2026-01-05T12:00:00.123456789Z'
const line = (text: string, part: Partial<BookLine> = {}): BookLine => ({
  ...{ id: 1, pod: 'web-1', container: 'istio-proxy', time: TIME, text, cutFrom: undefined },
  ...part,
})
const show = (one: BookLine, onFrom: (time: string) => void = () => undefined) =>
  renderInShell(<LineDetails line={one} onClose={() => undefined} onFrom={onFrom} />)

const ACCESS =
  '[2026-01-05T12:00:00.000Z] "GET / HTTP/1.1" 503 UH,XX no_healthy_upstream - "-" 0 19 0 - "-" "demo" "id-1" "reviews:9080" "-" outbound|9080||reviews - 10.96.0.9:9080 10.8.0.4:40000 - default'

it('explains an access line field by field, and flags in words, unknown ones too', () => {
  show(line(ACCESS))
  const status = screen.getByRole('row', { name: /^Status 503/ })
  expect(within(status).getByText(/What the caller got/)).toBeDefined()
  expect(screen.getByRole('row', { name: /^Server –/ })).toBeDefined()
  expect(screen.getByText(/no healthy endpoint/)).toBeDefined()
  expect(screen.getByText('A flag that this version of Pharos does not know.')).toBeDefined()
})

it('lists the values of a JSON line', () => {
  show(line('{"level":"info","http":{"status":200}}'))
  expect(screen.getByRole('row', { name: 'level info' })).toBeDefined()
  expect(screen.getByRole('row', { name: 'http 1 value' })).toBeDefined()
  expect(screen.getByRole('row', { name: 'status 200' })).toBeDefined()
})

it('leads to the trace of its request: by its id, or by what the proxies tag their spans with', () => {
  const hrefOf = (name: string): URL =>
    new URL(screen.getByRole('link', { name }).getAttribute('href') ?? '', 'http://localhost/workloads/a/b')
  show(line('{"level":"info","trace_id":"4e441824ec2b6a44ffdc9bb9a6453df3"}'))
  expect(hrefOf('Trace of this request').pathname).toBe('/traces/4e441824ec2b6a44ffdc9bb9a6453df3')
  const id = '5e9c4a0e-9f1c-9d2b-8d3a-0a1b2c3d4e5f'
  show(line(ACCESS.replace('id-1', id)))
  const search = hrefOf('Find the trace of this request')
  expect(search.pathname).toBe('/workloads/a/b')
  expect(Object.fromEntries(search.searchParams)).toEqual({
    ...{ tab: 'traces', view: 'list', tags: `guid:x-request-id=${id}`, at: '1767614451', duration: '10m' },
  })
})

it('shows markup as text, and how much of a long line is missing', () => {
  show(line('<img src=x onerror=alert(1)>', { cutFrom: 1_048_576 }))
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeDefined()
  expect(screen.queryByRole('img')).toBeNull()
  expect(screen.getByText('Only the beginning was read; the whole line has 1.0 MB.')).toBeDefined()
})

it('leads to what was printed from that moment on', async () => {
  const onFrom = vi.fn()
  show(line('x'), onFrom)
  await userEvent.click(screen.getByRole('button', { name: 'Show from here on' }))
  expect(onFrom).toHaveBeenCalledWith(TIME)
})
