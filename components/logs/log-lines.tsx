import type { LinePiece } from '@/lib/logs/find-matches'
import type { JsonColumn } from '@/lib/logs/json-columns'
import type { BookLine } from '@/lib/logs/log-book'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { LogColumnHeads } from './log-column-heads'
import { LogLineRow } from './log-line-row'
import classes from './log-lines.module.css'
import { PausedBand } from './paused-band'

const ROW_HEIGHT = 20
/** So near to the end one is still at the end. */
const NEAR = 32

export interface LinesLook {
  readonly times: boolean
  readonly wrap: boolean
  /** Of the lines that are JSON; none: every line as it is. */
  readonly columns: readonly JsonColumn[]
  /** Places of the containers, for their colours. */
  readonly placeOf: (container: string) => number
  /** A line cut at what was looked for. */
  readonly piecesOf: (text: string) => readonly LinePiece[]
  /** Pods are named: there are several. */
  readonly pods: boolean
}

interface LogLinesProps {
  readonly lines: readonly BookLine[]
  readonly look: LinesLook
  /** Stays at the newest line, until somebody scrolls away. */
  readonly stick: boolean
  /** More lines are coming. */
  readonly following: boolean
  readonly openId: number | undefined
  readonly onOpen: (line: BookLine | undefined) => void
}

/** The lines themselves: only those in view stand in the document. */
export function LogLines({ lines, look, stick, following, openId, onOpen }: LogLinesProps) {
  const t = useTranslations('logs')
  const scroller = useRef<HTMLDivElement>(null)
  const lastTop = useRef(0)
  const id = useId()
  const [active, setActive] = useState<number>()
  const [pausedAt, setPausedAt] = useState<number>()
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoised by what the virtualizer returns
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 20,
  })
  const sticking = stick && pausedAt === undefined
  const newest = lines.at(-1)?.id
  useEffect(() => {
    if (sticking && lines.length > 0) rows.scrollToIndex(lines.length - 1, { align: 'end' })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what arrives moves the view
  }, [sticking, newest, look.wrap, look.times, look.columns])

  const pause = (): void => {
    if (stick) setPausedAt((before) => before ?? newest)
  }
  /** Only a person scrolls up: what arrives scrolls down. */
  const onScroll = (): void => {
    const box = scroller.current
    if (box === null) return
    const away = box.scrollHeight - box.scrollTop - box.clientHeight > NEAR
    if (!away) setPausedAt(undefined)
    else if (box.scrollTop < lastTop.current - 1) pause()
    lastTop.current = box.scrollTop
  }
  const at = lines.findIndex((line) => line.id === active)
  const move = (index: number): void => {
    const line = lines[Math.max(0, Math.min(lines.length - 1, index))]
    if (line === undefined) return
    setActive(line.id)
    pause()
    rows.scrollToIndex(lines.indexOf(line), { align: 'auto' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at === -1 ? lines.length - 1 : at - 1,
      PageDown: at + 20,
      PageUp: at - 20,
      Home: 0,
      End: lines.length - 1,
    }
    const step = steps[event.key]
    if (step !== undefined) move(step)
    else if ((event.key === 'Enter' || event.key === ' ') && at !== -1) onOpen(lines[at])
    else if (event.key === 'Escape' && openId !== undefined) onOpen(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        role="listbox"
        aria-label={t('list')}
        aria-activedescendant={at === -1 ? undefined : `${id}-${active ?? ''}`}
        tabIndex={0}
        className={classes.scroller}
        data-wrap={look.wrap && look.columns.length === 0}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        {look.columns.length > 0 ? <LogColumnHeads look={look} /> : null}
        <div role="presentation" className={classes.all} style={{ height: rows.getTotalSize() }}>
          <div
            role="presentation"
            className={classes.shown}
            style={{ transform: `translateY(${rows.getVirtualItems()[0]?.start ?? 0}px)` }}
          >
            {rows.getVirtualItems().map(({ index, key }) => {
              const line = lines[index]
              if (line === undefined) return null
              return (
                <LogLineRow
                  key={key}
                  id={`${id}-${line.id}`}
                  index={index}
                  measure={rows.measureElement}
                  line={line}
                  look={look}
                  total={lines.length}
                  active={line.id === active}
                  open={line.id === openId}
                  onOpen={() => {
                    setActive(line.id)
                    pause()
                    onOpen(line.id === openId ? undefined : line)
                  }}
                />
              )
            })}
          </div>
        </div>
      </div>
      {following && pausedAt !== undefined && (
        <PausedBand count={lines.filter((line) => line.id > pausedAt).length} onJump={() => setPausedAt(undefined)} />
      )}
    </div>
  )
}
