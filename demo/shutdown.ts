/** Ends what was started, newest first, and then the process: once, whoever asks first. */
export class Shutdown {
  readonly #endings: (() => void | Promise<void>)[] = []
  #begun = false

  get begun(): boolean {
    return this.#begun
  }
  add(end: () => void | Promise<void>): void {
    this.#endings.push(end)
  }
  async finish(code: number): Promise<void> {
    if (this.#begun) return
    this.#begun = true
    for (const end of this.#endings.reverse()) await end()
    process.exit(code)
  }
}
