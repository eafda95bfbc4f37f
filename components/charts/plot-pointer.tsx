import { type PointerEvent, useState } from 'react'
import { useCursor } from './cursor'
import classes from './series-plot.module.css'

interface PlotPointerProps {
  /** How many moments the plot has. */
  readonly count: number
  /** A stretch was drawn, from one moment to a later one. */
  readonly onBrush: (from: number, to: number) => void
}

/** What the pointer does over a plot: the line through all charts, and the stretch that becomes the window. */
export function PlotPointer({ count, onBrush }: PlotPointerProps) {
  const [at, cursor] = useCursor()
  const [start, setStart] = useState<number | null>(null)
  const place = (index: number) => `${(100 * index) / Math.max(1, count - 1)}%`
  const indexAt = (event: PointerEvent<HTMLDivElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const part = width === 0 ? 0 : (event.clientX - left) / width
    return Math.round(Math.min(1, Math.max(0, part)) * (count - 1))
  }
  const end = (event: PointerEvent<HTMLDivElement>): void => {
    const to = indexAt(event)
    if (start !== null && start !== to) onBrush(Math.min(start, to), Math.max(start, to))
    setStart(null)
  }
  const [low, high] = start === null || at === null ? [0, 0] : [Math.min(start, at), Math.max(start, at)]
  return (
    // The window picker does the same by keyboard.
    <div
      className={classes.pointer}
      aria-hidden
      onPointerMove={(event) => cursor.set(count === 0 ? null : indexAt(event))}
      onPointerLeave={() => cursor.set(null)}
      onPointerDown={(event) => {
        if (event.button !== 0 || event.pointerType === 'touch') return
        event.currentTarget.setPointerCapture(event.pointerId)
        setStart(indexAt(event))
      }}
      onPointerUp={end}
      onPointerCancel={() => setStart(null)}
    >
      {at === null || at >= count ? null : <div className={classes.line} style={{ left: place(at) }} />}
      {start === null ? null : (
        <div className={classes.brush} style={{ left: place(low), right: `calc(100% - ${place(high)})` }} />
      )}
    </div>
  )
}
