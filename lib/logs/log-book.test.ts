import { describe, expect, it } from 'vitest'
import { EMPTY_BOOK, writeEvents } from './log-book'
import type { LogEvent, LogLine } from './log-events'
import { EventReader } from './read-events'

const STREAMS: LogEvent = {
  streams: [
    { pod: 'p', container: 'a' },
    { pod: 'p', container: 'b' },
  ],
}
const line = (stream: number, time: string): LogLine => ({ stream, time, text: `${stream} at ${time}` })
const FIRST = { maxLines: 100, resumed: false }

describe('writeEvents', () => {
  it('names the container of each line, orders by time and numbers by arrival', () => {
    const book = writeEvents(
      EMPTY_BOOK,
      [STREAMS, { lines: [line(0, '1'), line(0, '3')] }, { lines: [line(1, '2')] }],
      FIRST,
    )
    expect(book.lines.map(({ id, container, time }) => [id, container, time])).toEqual([
      [0, 'a', '1'],
      [2, 'b', '2'],
      [1, 'a', '3'],
    ])
  })

  it('drops the oldest lines past the limit and counts them', () => {
    const book = writeEvents(EMPTY_BOOK, [STREAMS, { lines: [line(0, '1'), line(0, '2'), line(0, '3')] }], {
      maxLines: 2,
      resumed: false,
    })
    expect([book.lines.map(({ time }) => time), book.dropped]).toEqual([['2', '3'], 1])
  })

  it('takes no line twice when an answer goes on where another broke off', () => {
    const before = writeEvents(EMPTY_BOOK, [STREAMS, { lines: [line(0, '1'), line(1, '5')] }], FIRST)
    const again: readonly LogEvent[] = [STREAMS, { lines: [line(0, '1'), line(0, '4'), line(1, '5'), line(1, '6')] }]
    const book = writeEvents(before, again, { maxLines: 100, resumed: true })
    expect(book.lines.map(({ time }) => time)).toEqual(['1', '4', '5', '6'])
  })

  it('keeps what was cut, what failed, and that all is told', () => {
    const problem = { stream: 1, code: 'not_found', message: 'm', upstream: '' } as const
    const book = writeEvents(
      EMPTY_BOOK,
      [STREAMS, { cut: 'lines', limit: 5 }, { problem }, { live: true }, { beat: true }],
      FIRST,
    )
    expect(book).toMatchObject({ cut: { by: 'lines', limit: 5 }, problems: [problem], live: true })
  })
})

describe('EventReader', () => {
  it('reads events wherever the text is cut, and passes over what it does not know', () => {
    const text = `${JSON.stringify(STREAMS)}\n{"later":1}\n${JSON.stringify({ live: true })}\n`
    for (let at = 0; at <= text.length; at += 1) {
      const reader = new EventReader()
      expect([...reader.push(text.slice(0, at)), ...reader.push(text.slice(at))]).toEqual([STREAMS, { live: true }])
    }
  })
})
