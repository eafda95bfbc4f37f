import type { LogPlace, PodLogLine, PodLogs, PodLogsRequest } from '@/lib/ports/pod-logs'
import { milliseconds } from '@/lib/std/units'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** A cluster in which something prints. */
export interface LogsUnderTest {
  readonly logs: PodLogs
  /** Prints at least a line in ten seconds, for minutes already; it never ran before. */
  readonly printing: LogPlace
  /** May not be read. */
  readonly forbidden: LogPlace
  /** Lets time pass. */
  advance(seconds: number): void
  close(): Promise<void>
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/

/** What every implementation of `PodLogs` owes its callers. */
export function describePodLogs(title: string, setUp: () => Promise<LogsUnderTest>): void {
  // eslint-disable-next-line vitest/valid-title -- the title is the caller's
  describe(title, () => {
    let cluster: LogsUnderTest
    beforeAll(async () => {
      cluster = await setUp()
    })
    afterAll(() => cluster.close())

    const read = async (part: Partial<PodLogsRequest> & LogPlace, signal = new AbortController().signal) => {
      const lines: PodLogLine[] = []
      const onLines = (more: readonly PodLogLine[]): void => void lines.push(...more)
      const request = { previous: false, follow: false, onLines, ...part }
      const ended = await cluster.logs.read(request, { signal, timeoutMs: milliseconds(10_000) })
      return { lines, ended }
    }

    test('lines have times, in order', async () => {
      const { lines, ended } = await read({ ...cluster.printing, sinceSeconds: 60 })
      expect(ended).toEqual({ ok: true, value: { full: false } })
      expect(lines.length).toBeGreaterThan(2)
      const times = lines.map(({ time }) => time)
      expect(times.every((time) => TIME.test(time))).toBe(true)
      expect(times).toEqual(times.toSorted())
    })

    test('a tail is the end of all', async () => {
      const { lines: all } = await read({ ...cluster.printing, sinceSeconds: 60 })
      const { lines: tail } = await read({ ...cluster.printing, tailLines: 2 })
      expect(tail).toEqual(all.slice(-2))
    })

    test('lines since an instant are those of its second and later', async () => {
      const { lines: all } = await read({ ...cluster.printing, sinceSeconds: 60 })
      const from = all[1]?.time ?? ''
      const { lines } = await read({ ...cluster.printing, sinceTime: from })
      expect(lines.slice(-all.length + 1)).toEqual(all.slice(1))
    })

    test('what is larger than allowed is cut, and that is said', async () => {
      const { lines, ended } = await read({ ...cluster.printing, sinceSeconds: 60, maxBytes: 150 })
      expect(ended).toEqual({ ok: true, value: { full: true } })
      expect(lines.length).toBeLessThan(4)
    })

    test('following goes on until the reader leaves, and waits for a slow one', async () => {
      const reader = new AbortController()
      const seen: PodLogLine[] = []
      const reading = read(
        {
          ...cluster.printing,
          tailLines: 1,
          follow: true,
          onLines(lines) {
            seen.push(...lines)
            if (seen.length > 1) reader.abort()
          },
        },
        reader.signal,
      )
      await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(1)
      cluster.advance(30)
      expect((await reading).ended.ok).toBe(false)
      expect(seen.length).toBeGreaterThan(1)
    })

    test.each([
      ['a pod that is not there', { pod: 'gone' }, 'not_found'],
      ['a container that is not there', { container: 'gone' }, 'bad_request'],
      ['a name that is none', { pod: '../../secrets' }, 'bad_request'],
      ['a run before the first', { previous: true }, 'bad_request'],
    ] as const)('%s is a failure of that kind', async (_, part, code) => {
      const { ended } = await read({ ...cluster.printing, ...part, tailLines: 1 })
      expect(ended).toMatchObject({ ok: false, error: { code } })
    })

    test('without the right it is forbidden, in the server’s words', async () => {
      const { ended } = await read({ ...cluster.forbidden, tailLines: 1 })
      const upstream = expect.stringContaining('pods/log') as unknown
      expect(ended).toMatchObject({ ok: false, error: { code: 'forbidden', details: { upstream } } })
    })
  })
}
