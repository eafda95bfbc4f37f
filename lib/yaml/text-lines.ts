import type { TextPlace } from './yaml-problem'

/** Finds line and column of an offset; LF, CR and CRLF end lines. */
export class TextLines {
  readonly #starts: readonly number[]
  readonly #length: number

  constructor(text: string) {
    const starts = [0]
    for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length)
    this.#starts = starts
    this.#length = text.length
  }

  /** Offsets beyond the text are brought back into it. */
  place(from: number, to = from): TextPlace {
    const start = Math.min(Math.max(0, from), this.#length)
    const line = this.#lineOf(start)
    return {
      from: start,
      to: Math.min(Math.max(start, to), this.#length),
      line: line + 1,
      column: start - (this.#starts[line] ?? 0) + 1,
    }
  }

  /** Index of the last line that begins at or before the offset. */
  #lineOf(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}
