import { isRecord } from '@/lib/std/is-record'
import type { LogEvent } from './log-events'

/** Cuts what arrives of `GET /api/logs/…` into events. What is no event (of a newer server) is passed over. */
export class EventReader {
  #rest = ''

  push(chunk: string): readonly LogEvent[] {
    const parts = (this.#rest + chunk).split('\n')
    this.#rest = parts.pop() ?? ''
    return parts.flatMap((part) => parseEvent(part) ?? [])
  }
}

const KEYS = ['streams', 'lines', 'cut', 'problem', 'live', 'beat'] as const

function parseEvent(line: string): LogEvent | undefined {
  if (line === '') return undefined
  const value: unknown = JSON.parse(line)
  if (!isRecord(value) || !KEYS.some((key) => key in value)) return undefined
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- our own server wrote it, and its types are these
  return value as unknown as LogEvent
}
