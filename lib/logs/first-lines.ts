import type { LogCut, LogLine } from './log-events'
import type { WindowLimits } from './line-window'

/** The first lines of a stream, as many as the limits allow. */
export class FirstLines {
  readonly #limits: WindowLimits
  readonly #lines: LogLine[] = []
  #size = 0
  #cut: LogCut | undefined

  constructor(limits: WindowLimits) {
    this.#limits = limits
  }

  /** Set as soon as nothing more is taken. */
  get cut(): LogCut | undefined {
    return this.#cut
  }

  push(lines: readonly LogLine[]): void {
    for (const line of lines) {
      if (this.#lines.length >= this.#limits.maxLines) this.#cut = 'lines'
      else if (this.#size + line.text.length > this.#limits.maxSize) this.#cut = 'bytes'
      if (this.#cut !== undefined) return
      this.#lines.push(line)
      this.#size += line.text.length
    }
  }

  /** In order of arrival. */
  lines(): readonly LogLine[] {
    return this.#lines
  }
}
