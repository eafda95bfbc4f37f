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

export interface PausableClock extends DemoClock {
  readonly paused: boolean
  /** Time stands still, except for `advance`. */
  pause(): void
  resume(): void
}

export interface ClockOptions {
  /** `manual`: time moves by `advance` only. */
  readonly mode: 'real' | 'manual'
  /** Where a manual clock begins. */
  readonly startMs?: number
}

const MANUAL_START = Date.UTC(2026, 0, 5, 12)

export function createClock({ mode, startMs = MANUAL_START }: ClockOptions): PausableClock {
  return mode === 'manual' ? new OffsetClock(() => startMs) : new OffsetClock(() => Date.now())
}

/** Some wall clock plus what was advanced, minus what was spent in pauses. */
class OffsetClock implements PausableClock {
  readonly #wall: () => number
  readonly #listeners = new Set<(nowMs: number) => void>()
  readonly #timer: NodeJS.Timeout
  #offset = 0
  #pausedAt: number | undefined
  /** The second that is being told to the listeners: to them it is now. */
  #telling: number | undefined
  #told: number

  constructor(wall: () => number) {
    this.#wall = wall
    this.#told = Math.floor(wall() / 1000) * 1000
    this.#timer = setInterval(() => this.#tellUntil(this.now()), 1000)
    this.#timer.unref()
  }

  get paused(): boolean {
    return this.#pausedAt !== undefined
  }
  now(): number {
    return this.#telling ?? (this.#pausedAt ?? this.#wall()) + this.#offset
  }
  advance(seconds: number): void {
    if (!(seconds >= 0)) throw new Error(`time moves forward only, not by ${seconds} s`)
    this.#tellUntil(this.now())
    this.#offset += Math.round(seconds * 1000)
    this.#tellUntil(this.now())
  }
  pause(): void {
    this.#pausedAt ??= this.#wall()
  }
  resume(): void {
    if (this.#pausedAt === undefined) return
    this.#offset += this.#pausedAt - this.#wall()
    this.#pausedAt = undefined
  }
  onTick(listener: (nowMs: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  close(): void {
    clearInterval(this.#timer)
    this.#listeners.clear()
  }

  #tellUntil(endMs: number): void {
    try {
      while (this.#told + 1000 <= endMs) {
        this.#told += 1000
        this.#telling = this.#told
        for (const listener of this.#listeners) listener(this.#told)
      }
    } finally {
      this.#telling = undefined
    }
  }
}
