import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderPart } from '../testing/render-part'
import { ResizeHandle } from './resize-handle'

const show = (width: number) => {
  const onResized = vi.fn()
  renderPart(<ResizeHandle label="Width" width={width} min={320} max={640} onResize={vi.fn()} onResized={onResized} />)
  return { onResized, handle: screen.getByRole('separator', { name: 'Width' }) }
}

test.each([
  ['ArrowLeft', 360, 376],
  ['ArrowRight', 360, 344],
  ['ArrowRight', 325, 320],
  ['ArrowLeft', 639, 640],
  ['Home', 500, 320],
  ['End', 500, 640],
])('%s at %i makes the panel %i wide', (key, width, expected) => {
  const { handle, onResized } = show(width)
  fireEvent.keyDown(handle, { key })
  expect(onResized).toHaveBeenCalledExactlyOnceWith(expected)
})

test.each(['a', 'constructor', 'ArrowUp'])('the key %s does nothing', (key) => {
  const { handle, onResized } = show(360)
  fireEvent.keyDown(handle, { key })
  expect(onResized).not.toHaveBeenCalled()
})
