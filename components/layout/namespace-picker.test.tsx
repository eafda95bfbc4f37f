import { renderInShell } from '@/components/testing/render-in-shell'
import { namespacesQuery } from '@/lib/client/namespaces-query'
import type { NamespacesAnswer } from '@/lib/url/api-types'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { NamespacePicker } from './namespace-picker'

afterEach(() => localStorage.clear())

const answer: NamespacesAnswer = {
  now: '2026-01-01T00:00:00Z',
  partial: false,
  namespaces: ['alpha', 'beta', 'gamma'].map((name) => ({
    name,
    cluster: 'east',
    inMesh: name === 'gamma' ? 'none' : 'sidecar',
    workloads: 2,
    requestRate: null,
  })),
}

async function opened(search: string) {
  const user = userEvent.setup()
  const shown = renderInShell(<NamespacePicker />, { search, answers: [[namespacesQuery().queryKey, answer]] })
  await user.click(screen.getByRole('button', { name: /^Namespaces/ }))
  await screen.findByRole('checkbox', { name: /^alpha/ })
  return { user, shown }
}

describe('NamespacePicker (product 3.3)', () => {
  it('applies what was ticked, together, on Enter', async () => {
    const { user, shown } = await opened('?namespaces=alpha')
    await user.click(screen.getByRole('checkbox', { name: /^beta/ }))
    expect(shown.url()).toBe('?namespaces=alpha')
    await user.keyboard('{Enter}')
    await vi.waitFor(() => expect(shown.url()).toBe('?namespaces=alpha,beta'))
    expect(screen.getByRole('button', { name: 'Namespaces: alpha +1' })).toBeDefined()
  })

  it('forgets what was ticked on Escape', async () => {
    const { user, shown } = await opened('?namespaces=alpha')
    await user.click(screen.getByRole('checkbox', { name: /^beta/ }))
    await user.keyboard('{Escape}')
    expect(shown.url()).toBe('?namespaces=alpha')
    expect(screen.getByRole('button', { name: 'Namespaces: alpha' })).toBeDefined()
  })

  it('takes the one namespace whose name was typed', async () => {
    const { user, shown } = await opened('')
    await user.keyboard('gam{Enter}')
    await vi.waitFor(() => expect(shown.url()).toBe('?namespaces=gamma'))
  })

  it('selects all of what the filter leaves', async () => {
    const { user, shown } = await opened('')
    await user.keyboard('a')
    await user.click(screen.getByRole('checkbox', { name: /^Select all 3/ }))
    await user.click(screen.getByRole('button', { name: 'Apply' }))
    await vi.waitFor(() => expect(shown.url()).toBe('?namespaces=*'))
  })

  it('keeps a name that is not there in sight, and drops it on request', async () => {
    const { user, shown } = await opened('?namespaces=alpha,gone')
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: 'Remove gone' }))
    await vi.waitFor(() => expect(shown.url()).toBe('?namespaces=alpha'))
  })
})
