import 'server-only'
import { FirstLines } from '@/lib/logs/first-lines'
import { LineWindow } from '@/lib/logs/line-window'
import type { LogCut, LogEvent, LogLine, LogStream } from '@/lib/logs/log-events'
import { mergeLines } from '@/lib/logs/merge-lines'
import type { LogsRequest } from '@/lib/logs/parse-logs-request'
import { plainLine } from '@/lib/logs/plain-line'
import { PharosError } from '@/lib/ports/pharos-error'
import type { PodLogLine, PodLogs, PodLogsRequest } from '@/lib/ports/pod-logs'
import { milliseconds } from '@/lib/std/units'
import { setTimeout as wait } from 'node:timers/promises'

export interface PumpParts {
  readonly logs: PodLogs
  readonly namespace: string
  readonly streams: readonly LogStream[]
  readonly request: LogsRequest
  /** Of all texts together. */
  readonly maxBytes: number
  readonly write: (event: LogEvent) => Promise<void>
  /** Aborted when the reader has gone. */
  readonly signal: AbortSignal
}

/** What was there is read within this time. */
const TAIL_MS = 30_000
/** To find the newest bytes of a long tail, this many times as many are read. */
const READ_FACTOR = 8
/** After this time a follower has to ask again: its rights may have changed. */
const FOLLOW_MS = 900_000
/** A container that ended may start again. */
const AGAIN_MS = 3_000
const BATCH = 500

/** Tells the streams, the lines that are there, in one order, and then what comes. */
export async function pumpLogs(parts: PumpParts): Promise<void> {
  const { streams, request, write, signal } = parts
  await write({ streams })
  const tails = await Promise.all(streams.map((_, stream) => readTail(parts, stream)))
  signal.throwIfAborted()
  const ordered = tails.reduce<readonly LogLine[]>((all, { lines }) => mergeLines(all, lines), [])
  const over = ordered.length > request.lines
  const shown = !over ? ordered : request.from === undefined ? ordered.slice(-request.lines) : ordered.slice(0, request.lines) // prettier-ignore
  const cut = tails.find((tail) => tail.cut === 'bytes')?.cut ?? (over ? 'lines' : tails.find((tail) => tail.cut)?.cut)
  if (cut !== undefined) await write({ cut, limit: cut === 'lines' ? request.lines : parts.maxBytes })
  for (let from = 0; from < shown.length; from += BATCH) await write({ lines: shown.slice(from, from + BATCH) })
  await write({ live: true })
  if (!request.follow) return
  const until = AbortSignal.any([signal, AbortSignal.timeout(FOLLOW_MS)])
  await Promise.all(tails.map((tail, stream) => follow({ ...parts, signal: until }, stream, tail)))
}

interface Tail {
  readonly lines: readonly LogLine[]
  readonly cut: LogCut | undefined
  /** It cannot be read at all. */
  readonly failed: boolean
}

async function readTail(parts: PumpParts, stream: number): Promise<Tail> {
  const { request, maxBytes, streams, logs } = parts
  const limits = { maxLines: request.lines, maxSize: Math.ceil(maxBytes / streams.length) }
  const kept = request.from === undefined ? new LineWindow(limits) : new FirstLines(limits)
  const enough = new AbortController()
  const patience = AbortSignal.timeout(TAIL_MS)
  const sinceTime = request.from ?? request.after
  const ended = await logs.read(
    {
      ...placeOf(parts, stream),
      previous: request.previous,
      follow: false,
      maxBytes: limits.maxSize * READ_FACTOR,
      ...(request.from === undefined ? { tailLines: request.lines } : {}),
      ...(sinceTime === undefined ? {} : { sinceTime }),
      ...(request.sinceSeconds === undefined ? {} : { sinceSeconds: request.sinceSeconds }),
      onLines(lines) {
        kept.push(toLines(stream, lines, sinceTime))
        if (request.from !== undefined && kept.cut !== undefined) enough.abort()
      },
    },
    { signal: AbortSignal.any([parts.signal, enough.signal, patience]), timeoutMs: milliseconds(TAIL_MS) },
  )
  const lines = kept.lines()
  if (ended.ok) {
    const cut = kept.cut ?? (ended.value.full ? 'bytes' : lines.length >= request.lines ? 'lines' : undefined)
    return { lines, cut, failed: false }
  }
  if (enough.signal.aborted) return { lines, cut: kept.cut, failed: false }
  parts.signal.throwIfAborted()
  await tellProblem(parts, stream, patience.aborted ? slow() : ended.error)
  return { lines, cut: kept.cut, failed: true }
}

/** Goes on where the tail ended, also in the next run of a container that ends meanwhile. */
async function follow(parts: PumpParts, stream: number, tail: Tail): Promise<void> {
  if (tail.failed) return
  const { logs, signal, write } = parts
  let last = tail.lines.findLast(({ time }) => time !== '')?.time
  let told = ''
  while (!signal.aborted) {
    const ended = await logs.read(
      {
        ...placeOf(parts, stream),
        previous: false,
        follow: true,
        ...(last === undefined ? { sinceSeconds: 5 } : { sinceTime: last }),
        async onLines(lines) {
          const fresh = toLines(stream, lines).filter(({ time }) => time === '' || last === undefined || time > last)
          last = fresh.findLast(({ time }) => time !== '')?.time ?? last
          if (fresh.length > 0) await write({ lines: fresh })
        },
      },
      // The first byte may come when the container prints its next line.
      { signal, timeoutMs: milliseconds(FOLLOW_MS) },
    )
    if (isOver(signal)) return
    if (!ended.ok) {
      if (ended.error.message !== told) await tellProblem(parts, stream, ended.error)
      told = ended.error.message
      if (ended.error.code === 'not_found' || ended.error.code === 'forbidden') return
    }
    await wait(AGAIN_MS, undefined, { signal })
  }
}

function placeOf(
  { namespace, streams }: PumpParts,
  stream: number,
): Pick<PodLogsRequest, 'namespace' | 'pod' | 'container'> {
  const { pod = '', container = '' } = streams[stream] ?? {}
  return { namespace, pod, container }
}

/** Servers compare whole seconds: what is older than asked for is left out here. */
function toLines(stream: number, lines: readonly PodLogLine[], sinceTime = ''): readonly LogLine[] {
  const since = sinceTime === '' ? '' : padded(sinceTime)
  return lines
    .filter(({ time }) => time === '' || time >= since)
    .map(({ time, text, cutFrom }) => ({ stream, time, text: plainLine(text), ...(cutFrom === undefined ? {} : { cutFrom }) })) // prettier-ignore
}

/** Nine digits after the second, as lines have them. */
function padded(instant: string): string {
  const [second = '', fraction = ''] = instant.slice(0, -1).split('.')
  return `${second}.${fraction.padEnd(9, '0')}Z`
}

async function tellProblem({ write }: PumpParts, stream: number, error: PharosError): Promise<void> {
  const { upstream } = error.details
  const words = typeof upstream === 'string' ? upstream : ''
  await write({ problem: { stream, code: error.code, message: error.message, upstream: words } })
}

/** Asked after each wait. */
function isOver({ aborted }: AbortSignal): boolean {
  return aborted
}

function slow(): PharosError {
  return new PharosError('upstream_timeout', `The lines did not come within ${TAIL_MS / 1000} s.`)
}
