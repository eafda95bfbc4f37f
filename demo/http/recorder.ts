/** One call that a server of the demo received: what tests count instead of trusting the product. */
export interface RecordedCall {
  readonly server: string
  readonly atMs: number
  readonly user: string
  readonly method: string
  readonly path: string
  /** The query string, or the form body of a POST. */
  readonly query: string
  readonly status: number
  readonly tookMs: number
}

const KEPT = 20_000

/** The last 20,000 calls, oldest first. */
export class CallRecorder {
  #calls: RecordedCall[] = []

  add(call: RecordedCall): void {
    this.#calls.push(call)
    if (this.#calls.length > KEPT * 1.1) this.#calls = this.#calls.slice(-KEPT)
  }
  list(): readonly RecordedCall[] {
    return this.#calls.slice(-KEPT)
  }
  clear(): void {
    this.#calls = []
  }
}
