import type { LogCut, LogLine } from './log-events'

export interface WindowLimits {
  readonly maxLines: number
  /** Of the texts, in UTF-16 units: close to bytes for what programs print, and exact for the memory they take. */
  readonly maxSize: number
}

/** The newest lines of a stream, as many as the limits allow; what is older is forgotten while reading. */
export class LineWindow {
  readonly #limits: WindowLimits
  #lines: LogLine[] = []
  #from = 0
  #size = 0
  #cut: LogCut | undefined

  constructor(limits: WindowLimits) {
    this.#limits = limits
  }

  /** Why lines were forgotten; undefined when none was. */
  get cut(): LogCut | undefined {
    return this.#cut
  }

  push(lines: readonly LogLine[]): void {
    for (const line of lines) {
      this.#lines.push(line)
      this.#size += line.text.length
    }
    this.#forget()
  }

  /** In order of arrival. */
  lines(): readonly LogLine[] {
    return this.#lines.slice(this.#from)
  }

  #forget(): void {
    const { maxLines, maxSize } = this.#limits
    for (;;) {
      const oldest = this.#lines[this.#from]
      const over = this.#lines.length - this.#from > maxLines ? 'lines' : this.#size > maxSize ? 'bytes' : undefined
      if (over === undefined || oldest === undefined) break
      this.#cut = over
      this.#size -= oldest.text.length
      this.#from += 1
    }
    if (this.#from < 1_000 || this.#from * 2 < this.#lines.length) return
    this.#lines = this.#lines.slice(this.#from)
    this.#from = 0
  }
}
