import { renderInShell } from '@/components/testing/render-in-shell'
import { Menu } from '@mantine/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { AnchoredMenu } from './anchored-menu'
import { type Anchor, useAnchor } from './use-anchor'

function Items({ anchor }: { readonly anchor: Anchor }) {
  return (
    <AnchoredMenu anchor={anchor}>
      <Menu.Item>First</Menu.Item>
      <Menu.Item>Second</Menu.Item>
    </AnchoredMenu>
  )
}

const load = vi.fn(() => Promise.resolve({ Items }))
const LateItems = dynamic(() => load().then((module) => module.Items), { loading: () => null })

function Opener() {
  const { anchor, wanted, props } = useAnchor({ popup: 'menu', load, state: useState(false) })
  return (
    <>
      <button type="button" {...props}>
        Open
      </button>
      {wanted ? <LateItems anchor={anchor} /> : null}
    </>
  )
}

function shown() {
  load.mockClear()
  renderInShell(<Opener />)
  return { user: userEvent.setup(), button: screen.getByRole('button', { name: 'Open' }) }
}

describe('a menu that is loaded on the way to it', () => {
  it('is not loaded before somebody comes near its button', async () => {
    const { user, button } = shown()
    expect(load).not.toHaveBeenCalled()
    await user.hover(button)
    expect(load).toHaveBeenCalled()
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('opens by its button, takes the focus, and is called as the button is', async () => {
    const { user, button } = shown()
    await user.click(button)
    const menu = await screen.findByRole('menu', { name: 'Open' })
    expect(button.getAttribute('aria-expanded')).toBe('true')
    expect(button.getAttribute('aria-controls')).toBe(menu.id)
    await vi.waitFor(() => expect(menu.contains(document.activeElement)).toBe(true))
  })

  it('closes on Escape and gives the focus back', async () => {
    const { user, button } = shown()
    button.focus()
    await user.keyboard('{Enter}')
    const menu = await screen.findByRole('menu')
    await vi.waitFor(() => expect(menu.contains(document.activeElement)).toBe(true))
    await user.keyboard('{Escape}')
    await vi.waitFor(() => expect(document.activeElement).toBe(button))
    expect(button.getAttribute('aria-expanded')).toBe('false')
  })

  it('closes by a second click on its button', async () => {
    const { user, button } = shown()
    await user.click(button)
    await screen.findByRole('menu')
    await user.click(button)
    await vi.waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
  })
})
