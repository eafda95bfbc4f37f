import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import classes from './side-panel.module.css'

const STEP = 16

interface ResizeHandleProps {
  readonly label: string
  readonly width: number
  readonly min: number
  readonly max: number
  /** While it is dragged. */
  readonly onResize: (width: number) => void
  /** When it is let go, or moved by a key. */
  readonly onResized: (width: number) => void
}

/** The border of a panel on the right, moved by pointer or arrow keys. */
export function ResizeHandle({ label, width, min, max, onResize, onResized }: ResizeHandleProps) {
  const start = useRef<{ readonly x: number; readonly width: number }>(null)
  const clamp = (value: number) => Math.min(Math.max(Math.round(value), min), max)

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, width }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (start.current !== null) onResize(clamp(start.current.width + start.current.x - event.clientX))
  }
  const onPointerEnd = () => {
    if (start.current !== null) onResized(width)
    start.current = null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: min,
      End: max,
    }
    const to = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined
    if (to === undefined) return
    event.preventDefault()
    onResized(clamp(to))
  }

  return (
    // A separator that can be moved is a control (WAI-ARIA, window splitter).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      className={classes.handle}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onKeyDown={onKeyDown}
    />
  )
}
