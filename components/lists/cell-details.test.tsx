import { MantineProvider } from '@mantine/core'
import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { CellDetails } from './cell-details'

function show(label?: string) {
  const details = label === undefined ? <li>a reason</li> : <a href="#check">a check</a>
  render(
    <MantineProvider env="test">
      <CellDetails details={details} {...(label === undefined ? {} : { label })}>
        Warning
      </CellDetails>
      <p>elsewhere</p>
    </MantineProvider>,
  )
  return { button: screen.getByRole('button', { name: 'Warning' }), user: userEvent.setup() }
}

const isOpen = (button: HTMLElement) => button.getAttribute('aria-expanded') === 'true'

describe('the details of a cell', () => {
  it('stay while the pointer goes from the cell to them, and no longer', async () => {
    const { button, user } = show('Findings')
    await user.hover(button)
    const link = screen.getByText('a check')
    // As a browser tells it: user-event does not say where the pointer goes.
    fireEvent.mouseOut(button, { relatedTarget: link })
    expect(isOpen(button)).toBe(true)
    fireEvent.mouseOut(link, { relatedTarget: screen.getByText('elsewhere') })
    expect(isOpen(button)).toBe(false)
  })

  it('take the focus to what can be followed, and Escape brings it back', async () => {
    const { button, user } = show('Findings')
    button.focus()
    const focused = new Promise<EventTarget | null>((resolve) => {
      document.addEventListener('focusin', ({ target }) => resolve(target), { once: true })
    })
    await user.keyboard('{Enter}')
    expect(await focused).toBe(screen.getByText('a check'))
    await user.keyboard('{Escape}')
    expect(isOpen(button)).toBe(false)
    expect(document.activeElement).toBe(button)
  })

  it('only tell where nothing can be followed, and close when the focus leaves', async () => {
    const { button, user } = show()
    await user.click(button)
    expect(screen.getByRole('status').textContent).toBe('a reason')
    await user.tab()
    expect(isOpen(button)).toBe(false)
  })
})
