/** The simulated time. Every server of the demo reads this clock and no other. */
export interface DemoClock {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** Moves time forward. Tick listeners run for every whole second passed, in order, before it returns. */
  advance(seconds: number): void
  /** Called once for each simulated second that has passed. The answer ends it. */
  onTick(listener: (nowMs: number) => void): () => void
  /** Ends the timer. */
  close(): void
}
