import { renderInShell } from '@/components/testing/render-in-shell'
import type { EditRequest } from '@/lib/url/edit-types'
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { ModeMenu } from './mode-menu'

const OBJECT = { kind: 'namespaces', namespace: '', name: 'legacy', cluster: null }
const ANSWER = { ...OBJECT, apiVersion: 'v1', wireKind: 'Namespace', sets: { labels: { team: 'a' }, annotations: {} }, revisions: [{ name: 'canary', tagOf: null }, { name: 'prod-stable', tagOf: '1-31-1' }], missingRight: null } // prettier-ignore

async function openMenu(answer: object, preview = vi.fn<(request: EditRequest) => void>()) {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(answer)))
  renderInShell(<ModeMenu object={OBJECT} place={{ namespace: 'legacy' }} onPreview={preview} />, { settings: { viewOnly: false } }) // prettier-ignore
  await userEvent.click(screen.getByRole('button', { name: 'Actions' }))
  return preview
}

test('an action changes its labels alone, and ends in the preview', async () => {
  const preview = await openMenu(ANSWER)
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Enable sidecar injection/ }))
  const [[request] = []] = preview.mock.calls
  expect(request).toMatchObject({ action: 'update', kind: 'namespaces', name: 'legacy' })
  expect(JSON.parse(request?.after ?? '')).toMatchObject({ metadata: { labels: { team: 'a', 'istio-injection': 'enabled' } } }) // prettier-ignore
})

test('what is so already says so and does nothing; revisions and the way to mutual TLS are offered', async () => {
  const preview = await openMenu(ANSWER)
  const off = await screen.findByRole('menuitem', { name: /^Remove from the ambient mesh.*It is so already/ })
  expect(off.getAttribute('aria-disabled')).toBe('true')
  await userEvent.click(off)
  expect(preview).not.toHaveBeenCalled()
  expect(screen.getByRole('menuitem', { name: /revision canary/ })).toBeTruthy()
  expect(screen.getByRole('menuitem', { name: /revision tag prod-stable → 1-31-1/ })).toBeTruthy()
  expect(screen.getByRole('menuitem', { name: 'Set mutual TLS' }).getAttribute('href')).toContain(
    '/namespaces/legacy/mtls',
  )
  expect(screen.getByRole('menuitem', { name: 'New AuthorizationPolicy' }).getAttribute('href')).toContain(
    '/config/new/authorizationpolicies.security.istio.io?namespace=legacy',
  )
})

test('who lacks the right is told which', async () => {
  await openMenu({ ...ANSWER, missingRight: 'patch namespaces' })
  const items = await screen.findAllByRole('menuitem', { name: /You need the right to patch namespaces/ })
  expect(items).toHaveLength(7)
})
