import { act, render, screen } from '@testing-library/react'
import { useRef, useState } from 'react'
import { expect, test } from 'vitest'
import { useKeptFocus } from './use-kept-focus'

function Rows({ names }: { readonly names: readonly string[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string>()
  const kept = useKeptFocus(scroller, names.indexOf(active ?? ''), names.length)
  return (
    <div ref={scroller}>
      <button type="button">elsewhere</button>
      <table {...kept}>
        <tbody>
          {names.map((name, index) => (
            <tr key={name} data-index={index} tabIndex={-1} onFocus={() => setActive(name)}>
              <td>{name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const row = (name: string) => screen.getByRole('row', { name })

test('when the focused row goes, the row in its place has the focus', () => {
  const { rerender } = render(<Rows names={['a', 'b', 'c']} />)
  act(() => row('b').focus())
  rerender(<Rows names={['a', 'c']} />)
  expect(document.activeElement).toBe(row('c'))
})

test('when the last row goes, the one before it has the focus', () => {
  const { rerender } = render(<Rows names={['a', 'b']} />)
  act(() => row('b').focus())
  rerender(<Rows names={['a']} />)
  expect(document.activeElement).toBe(row('a'))
})

test('a focus that has left the table is not taken back', () => {
  const { rerender } = render(<Rows names={['a', 'b']} />)
  act(() => row('b').focus())
  act(() => screen.getByRole('button').focus())
  rerender(<Rows names={['a']} />)
  expect(document.activeElement).toBe(screen.getByRole('button'))
})
