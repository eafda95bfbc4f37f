import { renderInShell } from '@/components/testing/render-in-shell'
import { RevisionsTab } from '@/components/mesh/revisions/revisions-tab'
import type { NamespaceRevision, RevisionsAnswer } from '@/lib/control-plane/revisions/model'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'

const SHOP: NamespaceRevision = {
  id: 'east/shop',
  cluster: 'east',
  name: 'shop',
  asks: 'injection',
  label: 'istio-injection=enabled',
  revision: 'default',
  state: 'behind',
  runs: [{ revision: 'default', proxies: 12 }],
  behind: { pods: ['promos'], count: 1 },
}
const ORPHAN: NamespaceRevision = { ...SHOP, id: 'east/lost', name: 'lost', asks: 'revision', label: 'istio.io/rev=gone', revision: 'gone', state: 'orphan', runs: [], behind: { pods: [], count: 0 } } // prettier-ignore
const ANSWER: RevisionsAnswer = {
  now: '2026-01-01T00:00:00Z',
  planes: [
    {
      id: 'east/istio-system/istiod',
      cluster: 'east',
      namespace: 'istio-system',
      name: 'istiod',
      revision: 'default',
      tags: ['prod'],
      isDefault: true,
      version: '1.31.1',
      available: 1,
      desired: 1,
      status: 'healthy',
      namespaces: 1,
      proxies: 12,
      behind: 1,
    },
  ],
  lostTags: [{ tag: 'old', revision: 'gone' }],
  tagsKnown: false,
  namespaces: [ORPHAN, SHOP],
  limited: true,
}

test('control planes lead to their proxies, and namespaces are found by what they ask for', async () => {
  renderInShell(<RevisionsTab />, { answers: [[['mesh-revisions'], ANSWER]] })
  const planes = screen.getByRole('table', { name: 'Control planes' })
  expect(within(planes).getByRole('link', { name: '12' }).getAttribute('href')).toContain('revision=default')
  const namespaces = screen.getByRole('table', { name: 'Namespaces' })
  expect(within(namespaces).getByText('Nobody runs it')).toBeDefined()
  expect(within(namespaces).getByRole('link', { name: '1 pod' }).getAttribute('href')).toContain('only=restart&ns=shop')
  await userEvent.type(screen.getByRole('searchbox', { name: 'Find a namespace or revision' }), 'injection')
  expect(within(screen.getByRole('table', { name: 'Namespaces' })).queryByText('lost')).toBeNull()
})

test('tags that lead to nobody, and what could not be known, are said above', () => {
  renderInShell(<RevisionsTab />, { answers: [[['mesh-revisions'], ANSWER]] })
  const notes = screen.getAllByRole('status').map(({ textContent }) => textContent)
  expect(notes.filter((note) => /tag old leads to the revision gone|may not read the webhooks|there are others/.test(note))).toHaveLength(3) // prettier-ignore
})
