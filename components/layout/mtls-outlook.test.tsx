import { renderInShell } from '@/components/testing/render-in-shell'
import type { MtlsOutlook } from '@/lib/url/mtls-types'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { MtlsOutlookView } from './mtls-outlook'

const NONE = { first: [], count: 0 }
const QUIET: MtlsOutlook = {
  modes: NONE,
  wouldFail: NONE,
  alreadyFails: NONE,
  wouldWork: NONE,
  cannotKnow: NONE,
  cannotCall: { ...NONE, ofControlPlane: NONE },
  uncovered: { ...NONE, ofControlPlane: NONE },
  seen: { seconds: 86_400, reason: null },
  limited: false,
}
const EDGE = {
  source: null,
  target: { namespace: 'bookinfo', workload: 'details-v1', service: { namespace: 'bookinfo', name: 'details' } },
  protocol: 'http',
  rate: 3,
  seenSeconds: 300,
  reason: 'callerWithoutProxy',
  rule: null,
} as const

test('who would fail is told with rate, time, reason and the way to the graph', () => {
  const outlook: MtlsOutlook = {
    ...QUIET,
    modes: { first: [{ namespace: 'bookinfo', workload: 'details-v1', port: null, was: 'PERMISSIVE', now: 'STRICT', level: 'namespace' }], count: 6 }, // prettier-ignore
    wouldFail: { first: [EDGE, { ...EDGE, source: 'hidden', reason: 'ruleDisables', rule: { namespace: 'web', name: 'plain' } }], count: 60 }, // prettier-ignore
    cannotCall: {
      first: [{ namespace: 'legacy', workload: 'batch', pods: 1 }],
      count: 2,
      ofControlPlane: { first: [{ namespace: 'istio-system', workload: 'istiod', pods: 1 }], count: 6 },
    },
    limited: true,
  }
  renderInShell(<MtlsOutlookView outlook={outlook} />)
  const list = within(screen.getByRole('group', { name: '60 callers would fail' }))
  const [, first, second] = list.getAllByRole('row')
  expect(first?.textContent).toContain(
    'unknown → bookinfo/details-v13.00 rpsin the last 5 minutesThe caller has no proxy',
  )
  expect(second?.textContent).toContain('a caller that you may not see')
  expect(list.getByRole('link', { name: 'unknown → bookinfo/details-v1' }).getAttribute('href')).toContain('details-v1')
  expect(list.getByRole('link', { name: 'Open plain' })).toBeTruthy()
  expect(list.getByText('58 more')).toBeTruthy()
  expect(screen.getByText('6 workloads: PERMISSIVE → STRICT')).toBeTruthy()
  expect(screen.getByText(/legacy\/batch and 1 more workload/)).toBeTruthy()
  expect(screen.getByText(/and its add-ons \(6 workloads in istio-system\) have no proxy either/).title).toBe(
    'istio-system/istiod',
  )
  expect(screen.getByText(/last 24 hours/)).toBeTruthy()
  expect(screen.getByText(/may not see all namespaces/)).toBeTruthy()
})

test('where nothing would fail that is said', () => {
  renderInShell(<MtlsOutlookView outlook={QUIET} />)
  expect(screen.getByText('Nothing that was seen would fail')).toBeTruthy()
})

test('where nobody can know, nothing is said to work', () => {
  renderInShell(<MtlsOutlookView outlook={{ ...QUIET, seen: { seconds: 0, reason: 'Prometheus is away.' } }} />)
  expect(screen.queryByText('Nothing that was seen would fail')).toBeNull()
  expect(screen.getByRole('alert').textContent).toBe('Who calls is not known: Prometheus is away.')
})
