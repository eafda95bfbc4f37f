import type { LogEvent, LogLine } from '@/lib/logs/log-events'
import { parseLogsRequest } from '@/lib/logs/parse-logs-request'
import { PharosError } from '@/lib/ports/pharos-error'
import type { PodLogLine, PodLogs, PodLogsRequest } from '@/lib/ports/pod-logs'
import { failed, ok } from '@/lib/std/result'
import { describe, expect, test } from 'vitest'
import { pumpLogs } from './pump-logs'

const at = (second: number): string => `2026-01-05T12:00:0${second}.000000000Z`
const line = (second: number, text: string): PodLogLine => ({ time: at(second), text })

type Answer = (request: PodLogsRequest) => Promise<PharosError | undefined>

/** A cluster whose containers answer as they are told. */
function clusterOf(answers: Readonly<Record<string, Answer>>): {
  readonly logs: PodLogs
  readonly asked: PodLogsRequest[]
} {
  const asked: PodLogsRequest[] = []
  return {
    asked,
    logs: {
      async read(request) {
        asked.push(request)
        const error = await answers[request.container]?.(request)
        return error === undefined ? ok({ full: false }) : failed(error)
      },
    },
  }
}

const prints =
  (...lines: readonly PodLogLine[]): Answer =>
  async ({ onLines }) => {
    await onLines(lines)
    return undefined
  }

function pump(answers: Readonly<Record<string, Answer>>, query = '', signal = new AbortController().signal) {
  const { logs, asked } = clusterOf(answers)
  const events: LogEvent[] = []
  const streams = Object.keys(answers).map((container) => ({ pod: 'p', container }))
  const request = parseLogsRequest(new URLSearchParams(query), { defaultLines: 100, maxLines: 1_000 })
  const write = (event: LogEvent): Promise<void> => {
    events.push(event)
    return Promise.resolve()
  }
  const done = pumpLogs({ logs, namespace: 'shop', streams, request, maxBytes: 1_000, write, signal })
  return {
    done,
    events,
    asked,
    lines: (): readonly LogLine[] => events.flatMap((event) => ('lines' in event ? event.lines : [])),
  }
}

describe('lines that are there', () => {
  test('come in the order of time, after the streams and before "live"', async () => {
    const { done, events, lines } = pump({ a: prints(line(1, 'x'), line(3, 'z')), b: prints(line(2, 'y')) })
    await done
    expect(lines().map(({ stream, text }) => [stream, text])).toEqual([[0, 'x'], [1, 'y'], [0, 'z']]) // prettier-ignore
    expect([events[0], events.at(-1)]).toEqual([
      { streams: [{ pod: 'p', container: 'a' }, { pod: 'p', container: 'b' }] },
      { live: true },
    ]) // prettier-ignore
  })

  test('are plain text', async () => {
    const { done, lines } = pump({ a: prints(line(1, '\u001b[31mred\u001b[0m\r')) })
    await done
    expect(lines()[0]?.text).toBe('red‹U+000D›')
  })

  test('are the newest of all streams together, and the cut is told', async () => {
    const { done, events, lines } = pump({ a: prints(line(1, 'x'), line(4, 'z')), b: prints(line(3, 'y')) }, 'lines=2')
    await done
    expect(lines().map(({ text }) => text)).toEqual(['y', 'z'])
    expect(events).toContainEqual({ cut: 'lines', limit: 2 })
  })

  test('take no more than the bytes allowed, the newest first', async () => {
    const { done, events, lines } = pump({ a: prints(line(1, 'x'.repeat(600)), line(2, 'y'.repeat(600))) })
    await done
    expect(lines().map(({ text }) => text[0])).toEqual(['y'])
    expect(events).toContainEqual({ cut: 'bytes', limit: 1_000 })
  })

  test('begin at a moment when that is asked for, and are the first ones then', async () => {
    const all = prints(line(1, 'before'), line(2, 'then'), line(3, 'later'), line(4, 'last'))
    const { done, asked, lines } = pump({ a: all }, `from=${at(2)}&lines=2`)
    await done
    expect(lines().map(({ text }) => text)).toEqual(['then', 'later'])
    expect(asked[0]?.tailLines).toBeUndefined()
  })
})

test('a container that cannot be read is told of; the others are read', async () => {
  const error = new PharosError('bad_request', 'refused', { upstream: 'is waiting to start' })
  const { done, events, lines } = pump({ a: () => Promise.resolve(error), b: prints(line(1, 'y')) })
  await done
  expect(events).toContainEqual({
    problem: { stream: 0, code: 'bad_request', message: 'refused', upstream: 'is waiting to start' },
  })
  expect(lines()).toHaveLength(1)
})

describe('following', () => {
  test('goes on where the tail ended, without a gap and without telling a line twice', async () => {
    const reader = new AbortController()
    const since: unknown[] = []
    const container: Answer = async ({ follow, sinceTime, onLines }) => {
      if (!follow) await onLines([line(1, 'x'), line(2, 'y')])
      else {
        since.push(sinceTime)
        // Servers compare whole seconds.
        await onLines([line(2, 'y'), line(3, 'z')])
        reader.abort()
      }
      return undefined
    }
    const { done, lines } = pump({ a: container }, 'follow=true', reader.signal)
    await done
    expect(lines().map(({ text }) => text)).toEqual(['x', 'y', 'z'])
    expect(since).toEqual([at(2)])
  })

  test('ends when the pod is gone', async () => {
    const gone = new PharosError('not_found', 'gone')
    const { done, events } = pump({ a: ({ follow }) => Promise.resolve(follow ? gone : undefined) }, 'follow=true')
    await done
    expect(events.at(-1)).toMatchObject({ problem: { code: 'not_found' } })
  })

  test('ends when the reader goes', async () => {
    const reader = new AbortController()
    const { done } = pump({ a: prints(line(1, 'x')) }, 'follow=true', AbortSignal.any([reader.signal]))
    reader.abort()
    await expect(done).rejects.toThrow(/abort/i)
  })
})
