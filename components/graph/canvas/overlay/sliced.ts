import type { Steps } from './view-state'

/** Of the 16 ms of a frame; the rest is the browser's and the user's. */
const SLICE_MS = 7

/** Runs a painting a slice in every frame, so that the page answers in between. */
export class Sliced {
  #asked = 0

  get isRunning(): boolean {
    return this.#asked !== 0
  }

  /**
   * Drops what was running.
   *
   * @param settle makes the painted steps take their time now, or the clock would not see it.
   */
  start(steps: Steps, { settle, done }: { readonly settle: () => void; readonly done: () => void }): void {
    this.stop()
    const onFrame = () => {
      const until = performance.now() + SLICE_MS
      do {
        if (steps.next().done === true) {
          this.#asked = 0
          done()
          return
        }
        settle()
      } while (performance.now() < until)
      this.#asked = requestAnimationFrame(onFrame)
    }
    this.#asked = requestAnimationFrame(onFrame)
  }

  stop(): void {
    cancelAnimationFrame(this.#asked)
    this.#asked = 0
  }
}
