import { fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useLetterKeys, useShortcut } from './use-shortcut'

const act = vi.fn()
afterEach(() => {
  act.mockClear()
  localStorage.clear()
})

function Page({ dialog = false }: { readonly dialog?: boolean }) {
  useShortcut('n', act)
  useShortcut('Escape', act)
  const [, setLetters] = useLetterKeys()
  return (
    <>
      <input aria-label="field" />
      <button onClick={() => setLetters(false)}>off</button>
      {dialog && <div role="dialog" aria-modal="true" />}
    </>
  )
}

describe('useShortcut (product 3.8)', () => {
  it('acts on its key', () => {
    render(<Page />)
    fireEvent.keyDown(document.body, { key: 'n' })
    expect(act).toHaveBeenCalledOnce()
  })

  it('leaves the keys of fields, of the browser and of dialogs alone', () => {
    const { rerender } = render(<Page />)
    fireEvent.keyDown(screen.getByLabelText('field'), { key: 'n' })
    fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true })
    fireEvent.keyDown(document.body, { key: 'n', metaKey: true })
    rerender(<Page dialog />)
    fireEvent.keyDown(document.body, { key: 'n' })
    expect(act).not.toHaveBeenCalled()
  })

  it('leaves only longer keys when single letters are switched off', () => {
    render(<Page />)
    fireEvent.click(screen.getByRole('button'))
    fireEvent.keyDown(document.body, { key: 'n' })
    expect(act).not.toHaveBeenCalled()
    fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(act).toHaveBeenCalledOnce()
  })
})
