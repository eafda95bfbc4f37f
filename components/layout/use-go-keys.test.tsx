import { fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useGoKeys } from './use-go-keys'
import { useLetterKeys, useShortcut } from './use-shortcut'

const push = vi.fn()
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))
const pickNamespaces = vi.fn()

afterEach(() => {
  push.mockClear()
  pickNamespaces.mockClear()
  localStorage.clear()
})

function Page() {
  useGoKeys()
  useShortcut('n', pickNamespaces)
  const [, setLetters] = useLetterKeys()
  return (
    <>
      <input aria-label="field" />
      <button onClick={() => setLetters(false)}>off</button>
    </>
  )
}

function press(...keys: readonly string[]): void {
  for (const key of keys) fireEvent.keyDown(document.body, { key })
}

describe('useGoKeys (product 3.8)', () => {
  it('goes to a page by g and its letter, which then is no key of its own', () => {
    render(<Page />)
    press('g', 'n')
    expect(push).toHaveBeenCalledExactlyOnceWith('/namespaces')
    expect(pickNamespaces).not.toHaveBeenCalled()
  })

  it('uses g up: the next letter is a key again', () => {
    render(<Page />)
    press('g', 'w', 'n')
    expect(push).toHaveBeenCalledExactlyOnceWith('/workloads')
    expect(pickNamespaces).toHaveBeenCalledOnce()
  })

  it('goes nowhere by a letter without a page', () => {
    render(<Page />)
    press('g', 'x')
    press('w')
    expect(push).not.toHaveBeenCalled()
  })

  it('lets people type', () => {
    render(<Page />)
    fireEvent.keyDown(screen.getByLabelText('field'), { key: 'g' })
    fireEvent.keyDown(screen.getByLabelText('field'), { key: 'w' })
    expect(push).not.toHaveBeenCalled()
  })

  it('is off with the other single letters', () => {
    render(<Page />)
    fireEvent.click(screen.getByRole('button'))
    press('g', 'w')
    expect(push).not.toHaveBeenCalled()
  })
})
