import { chance } from '../random'

/** Share of the base rate and length in seconds of the waves of traffic. */
const WAVES = [
  [0.04, 3600],
  [0.02, 601],
  [0.01, 113],
  [0.01, 37],
] as const
const KEPT = 4096

/**
 * How the rate of one source of traffic moves over time, in closed form. `at` answers the seconds of base load since the
 * origin: without noise the seconds passed, with noise a little more or less. It never decreases.
 */
export class LoadCurve {
  readonly #originMs: number
  readonly #phases: readonly number[]
  readonly #known = new Map<number, number>()

  constructor(options: {
    readonly originMs: number
    readonly seed: number
    readonly name: string
    readonly noise: boolean
  }) {
    this.#originMs = options.originMs
    this.#phases = options.noise
      ? WAVES.map((_, index) => 2 * Math.PI * chance(options.seed, `load/${options.name}/${index}`))
      : []
  }

  at(ms: number): number {
    const seconds = (ms - this.#originMs) / 1000
    if (this.#phases.length === 0) return seconds
    const known = this.#known.get(ms)
    if (known !== undefined) return known
    let load = seconds
    this.#phases.forEach((phase, index) => {
      const [share, period] = WAVES[index] ?? [0, 1]
      const turn = (2 * Math.PI) / period
      load += (share / turn) * (Math.cos(phase) - Math.cos(turn * seconds + phase))
    })
    if (this.#known.size >= KEPT) this.#known.clear()
    this.#known.set(ms, load)
    return load
  }
}
