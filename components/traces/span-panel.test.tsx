import { renderInShell } from '@/components/testing/render-in-shell'
import { buildTraceTree } from '@/lib/tracing/build-trace-tree'
import type { Span } from '@/lib/tracing/model'
import { someSpan, someTrace } from '@/lib/tracing/testing/some-spans'
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { SpanPanel } from './span-panel'

function show(span: Span, workload: string | null = null): void {
  const tree = buildTraceTree(someTrace(span))
  const [row] = tree.rows
  if (row === undefined) throw new Error('a trace of one span has one row')
  const thing = workload === null ? null : ({ kind: 'workload', namespace: 'bookinfo', name: workload } as const)
  renderInShell(<SpanPanel row={row} tree={tree} workload={thing} usual="waiting" onClose={() => undefined} />)
}

it('explains the flags of the proxy, shows tags as text and leads to the workload of that moment', () => {
  const url = 'javascript:alert(1)'
  show(
    someSpan({
      ...{ id: 'a', failed: true, startUs: 1_700_000_000e6 },
      attributes: [
        { key: 'response_flags', value: 'UF,NEW' },
        { key: 'http.url', value: url },
      ],
    }),
    'reviews-v1',
  )
  expect(screen.getByText(/could not connect to the server/)).toBeDefined()
  expect(screen.getByText(url)).toBeDefined()
  expect(screen.queryByRole('link', { name: url })).toBeNull()
  const href = screen.getByRole('link', { name: 'reviews-v1' }).getAttribute('href')
  expect(href).toBe('/workloads/bookinfo/reviews-v1?at=1700000051')
})

it('leads to what its pod printed from a little before it, and to the metrics of its side', () => {
  const node = { key: 'node_id', value: 'sidecar~10.0.0.1~reviews-v1-abc.bookinfo~bookinfo.svc.cluster.local' }
  show(someSpan({ id: 'a', kind: 'client', startUs: 1_700_000_000e6, attributes: [node] }), 'reviews-v1')
  const target = (name: string): URL =>
    new URL(screen.getByRole('link', { name }).getAttribute('href') ?? '', 'http://localhost')
  const logs = target('Logs at that moment')
  expect(logs.pathname).toBe('/workloads/bookinfo/reviews-v1')
  expect(Object.fromEntries(logs.searchParams)).toEqual({
    ...{ tab: 'logs', pod: 'reviews-v1-abc', from: '2023-11-14T22:13:18.000Z' },
  })
  expect(target('Outbound metrics').searchParams.get('tab')).toBe('outbound')
})

it('says of a span that may not be seen no more than its time', () => {
  show(someSpan({ id: 'a', service: null, operation: null, kind: 'unknown', durationUs: 4200 }))
  expect(screen.getByText(/You may not see the namespace/)).toBeDefined()
  expect(screen.getByText('4.2ms')).toBeDefined()
  expect(screen.queryByRole('heading', { name: 'Tags' })).toBeNull()
})
