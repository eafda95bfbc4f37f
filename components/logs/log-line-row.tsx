import { formatSize } from '@/lib/i18n/format-size'
import { lineTone } from '@/lib/logs/line-tone'
import { jsonCells } from '@/lib/logs/json-columns'
import type { LinePiece } from '@/lib/logs/find-matches'
import type { BookLine } from '@/lib/logs/log-book'
import { visibleText } from '@/lib/std/visible-text'
import { useFormatter, useTranslations } from 'use-intl'
import { JsonCells } from './json-cells'
import type { LinesLook } from './log-lines'
import classes from './log-lines.module.css'
import { streamColor } from './stream-color'

/** Of a longer line the rest is in its details. */
const SHOWN = 2_000

interface LogLineRowProps {
  readonly id: string
  readonly index: number
  readonly measure: (element: HTMLElement | null) => void
  readonly line: BookLine
  readonly look: LinesLook
  readonly total: number
  readonly active: boolean
  readonly open: boolean
  readonly onOpen: () => void
}

export function LogLineRow({ id, index, measure, line, look, total, active, open, onOpen }: LogLineRowProps) {
  const t = useTranslations('logs.line')
  const format = useFormatter()
  const { pod, container, time, text } = line
  const cells = look.columns.length === 0 ? undefined : jsonCells(text)
  const rest = (line.cutFrom ?? text.length) - SHOWN
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the listbox has the keys
    <div
      ref={measure}
      id={id}
      data-index={index}
      role="option"
      tabIndex={-1}
      aria-selected={open}
      aria-setsize={total}
      aria-posinset={index + 1}
      className={classes.row}
      data-tone={lineTone(text)}
      data-active={active}
      onClick={onOpen}
    >
      {look.times && (
        <time className={classes.time} dateTime={time} title={time}>
          {time === '' ? '–' : format.dateTime(new Date(`${time.slice(0, 23)}Z`), 'moment')}
        </time>
      )}
      <span
        className={classes.source}
        style={{ color: streamColor(look.placeOf(container)) }}
        title={`${visibleText(pod)} ${visibleText(container)}`}
      >
        {look.pods && <span className={classes.pod}>{visibleText(pod.slice(-5))}</span>}
        <span className={classes.container}>{visibleText(container)}</span>
      </span>
      {cells === undefined ? (
        <span className={classes.text} dir="ltr">
          {upTo(look.piecesOf(text), SHOWN).map(({ text: piece, match }, place) =>
            match ? <mark key={place}>{piece}</mark> : piece,
          )}
          {rest > 0 && <em className={classes.more}>{t('more', { size: formatSize(rest) })}</em>}
        </span>
      ) : (
        <JsonCells columns={look.columns} cells={cells} />
      )}
    </div>
  )
}

/** The pieces that the beginning of a line is made of. */
function upTo(pieces: readonly LinePiece[], length: number): readonly LinePiece[] {
  let left = length
  return pieces.flatMap((piece) => {
    const text = piece.text.slice(0, Math.max(0, left))
    left -= piece.text.length
    return text === '' ? [] : [{ ...piece, text }]
  })
}
