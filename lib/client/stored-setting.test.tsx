import { act, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { storageKey } from './storage-key'
import { type StoredSetting, storedSetting, useStoredSetting } from './stored-setting'

afterEach(() => localStorage.clear())

function widths(version = 2): StoredSetting<number> {
  return storedSetting<number>({
    name: 'width',
    version,
    fallback: 360,
    // Version 1 counted in characters.
    read: (value, wroteBy) => (typeof value === 'number' ? (wroteBy === 1 ? value * 8 : value) : undefined),
  })
}

describe('storedSetting', () => {
  it('reads back what another page stored', () => {
    widths().set(500)
    expect(widths().get()).toBe(500)
  })

  it('migrates what an older version stored', () => {
    widths(1).set(50)
    expect(widths(2).get()).toBe(400)
  })

  it.each(['', '{', '7', 'null', '{"version":"2","value":1}', '{"version":2}', '{"version":2,"value":"wide"}'])(
    'ignores the broken text %j',
    (text) => {
      localStorage.setItem(storageKey('width'), text)
      expect(widths().get()).toBe(360)
    },
  )

  it('keeps the value for this page where storage is full', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const setting = widths()
    setting.set(500)
    expect(setting.get()).toBe(500)
  })

  it('tells every component that shows it', () => {
    const setting = widths()
    function Width() {
      return <output>{useStoredSetting(setting)[0]}</output>
    }
    render(<Width />)
    act(() => setting.set(420))
    expect(screen.getByRole('status').textContent).toBe('420')
  })
})
