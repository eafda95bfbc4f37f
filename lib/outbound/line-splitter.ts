const NEWLINE = 10

/** Cuts a stream of bytes into lines of UTF-8 text. Holds at most one unfinished line. */
export class LineSplitter {
  readonly #maxBytes: number
  #pending: Buffer[] = []
  #size = 0

  /** @param maxBytes longest line that is accepted */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** Hands on every line that this chunk completes. @returns false when a line is too long; nothing more must be pushed then. */
  push(chunk: Buffer, onLine: (line: string) => void): boolean {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      if (!this.#keep(chunk.subarray(start, end))) return false
      const line = this.#take()
      if (line !== '') onLine(line)
      start = end + 1
    }
    return this.#keep(chunk.subarray(start))
  }

  #keep(part: Buffer): boolean {
    this.#size += part.length
    if (this.#size > this.#maxBytes) return false
    if (part.length > 0) this.#pending.push(part)
    return true
  }

  #take(): string {
    const line = Buffer.concat(this.#pending).toString('utf8').trim()
    this.#pending = []
    this.#size = 0
    return line
  }
}
