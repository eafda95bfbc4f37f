import type { PodLogLine } from '@/lib/ports/pod-logs'

const NEWLINE = 10
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)(?: |$)/
/** Of a time and the space behind it. */
const TIME_BYTES = 40

/** Cuts the bytes of `pods/log?timestamps=true` into lines. Of a long line only the beginning is held. */
export class LogSplitter {
  readonly #maxLineBytes: number
  #pending: Buffer[] = []
  #held = 0
  #size = 0

  constructor(maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes + TIME_BYTES
  }

  /** @returns the lines that this chunk completes. */
  push(chunk: Buffer): readonly PodLogLine[] {
    const lines: PodLogLine[] = []
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.#keep(chunk.subarray(start, end))
      lines.push(this.#take())
      start = end + 1
    }
    this.#keep(chunk.subarray(start))
    return lines
  }

  /** @returns what came after the last end of a line; nothing when the last line was whole. */
  end(): readonly PodLogLine[] {
    return this.#size === 0 ? [] : [this.#take()]
  }

  #keep(part: Buffer): void {
    this.#size += part.length
    const kept = part.subarray(0, Math.max(0, this.#maxLineBytes - this.#held))
    // A copy: the chunk's memory would be held by a few bytes of it.
    if (kept.length > 0) this.#pending.push(Buffer.from(kept))
    this.#held += kept.length
  }

  #take(): PodLogLine {
    const whole = Buffer.concat(this.#pending).toString('utf8')
    const size = this.#size
    const cut = size > this.#held
    this.#pending = []
    this.#held = 0
    this.#size = 0
    const [head = '', second, fraction = '', zone = ''] = TIME.exec(whole) ?? []
    const time = second === undefined ? '' : toUtc(second, fraction, zone)
    const text = whole.slice(head.length).replace(/\r$/, '')
    return cut ? { time, text, cutFrom: size - head.length } : { time, text }
  }
}

/** Nodes write local times, and leave out zeros at the end. */
function toUtc(second: string, fraction: string, zone: string): string {
  const ms = Date.parse(`${second}${zone}`)
  return Number.isNaN(ms) ? '' : `${new Date(ms).toISOString().slice(0, 19)}.${fraction.padEnd(9, '0')}Z`
}
