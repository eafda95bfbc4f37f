import { renderInShell } from '@/components/testing/render-in-shell'
import { logTargetsQuery } from '@/lib/client/log-targets-query'
import { meshSourcesQuery } from '@/lib/client/mesh-sources-query'
import { answerOf, checkOf, reportOf } from '@/lib/doctor/testing/reports'
import type { LogTargets } from '@/lib/logs/log-targets'
import { act, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { LogsTab } from './logs-tab'

const KEY = logTargetsQuery('shop', 'web').queryKey
const pod = (name: string, ready: boolean): LogTargets['pods'][number] => ({
  ...{ name, ready, createdAt: null },
  containers: [
    { name: 'web', role: 'app' },
    { name: 'istio-proxy', role: 'proxy' },
    { name: 'setup', role: 'init' },
  ],
})

/** What quotes comes with a script of its own. */
const loadedQuote = () => act(() => import('@/components/layout/explanation'))

it('says that there is no pod, and that some may be missing', () => {
  renderInShell(<LogsTab namespace="shop" workload="web" />, { answers: [[KEY, { pods: [], partial: true }]] })
  expect(screen.getByRole('heading', { name: 'No pod to read' })).toBeDefined()
  expect(screen.getByText(/pods may be missing/)).toBeDefined()
})

it.each([
  ['is why there is no pod', 'pods', 'S28 Objects of the cluster lag behind'],
  ['has nothing to do with pods', 'services', undefined],
])('quotes what lags behind only where it %s', async (_, kind, title) => {
  const doctor = meshSourcesQuery({ namespaces: ['shop'], duration: 300, at: null }).queryKey
  const lagging = checkOf('S28', { source: 'kubernetes', about: [kind], found: 'The watch ended.' })
  renderInShell(<LogsTab namespace="shop" workload="web" />, {
    answers: [
      [KEY, { pods: [], partial: false }],
      [doctor, answerOf(reportOf({ id: 'kubernetes', type: 'kubernetes' }, { checks: [lagging] }))],
    ],
  })
  await loadedQuote()
  expect(screen.queryByRole('region', { name: 'Why' })?.querySelector('h3')?.textContent).toBe(title)
})

it('reads the newest ready pod with all that runs as long as it', () => {
  renderInShell(<LogsTab namespace="shop" workload="web" />, {
    answers: [[KEY, { pods: [pod('web-2', true), pod('web-1', true)], partial: false }]],
  })
  expect(screen.getByRole('button', { name: 'Pods: web-2' })).toBeDefined()
  const pressed = screen.getAllByRole('button', { pressed: true }).map((button) => button.textContent)
  expect(pressed).toEqual(expect.arrayContaining(['web', 'istio-proxy']))
  expect(pressed).not.toContain('setup')
})
