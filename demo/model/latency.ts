/** A share of all times: `shiftMs` plus a log-normal part with this median. A median of 0 is a single point. */
interface Part {
  readonly weight: number
  readonly shiftMs: number
  readonly medianMs: number
  readonly sigma: number
}

const MAX_PARTS = 8

/** How long something takes: a mixture of at most eight shifted log-normal parts. Immutable. */
export class Latency {
  static readonly zero = new Latency([{ weight: 1, shiftMs: 0, medianMs: 0, sigma: 0 }])
  readonly #parts: readonly Part[]
  readonly meanMs: number

  private constructor(parts: readonly Part[]) {
    this.#parts = parts
    this.meanMs = parts.reduce((sum, part) => sum + part.weight * meanOf(part), 0)
  }

  static logNormal(medianMs: number, sigma: number): Latency {
    return new Latency([{ weight: 1, shiftMs: 0, medianMs, sigma }])
  }

  /** A mixture; the weights need not sum to 1. */
  static mix(shares: readonly { readonly weight: number; readonly latency: Latency }[]): Latency {
    const total = shares.reduce((sum, { weight }) => sum + weight, 0)
    const [only] = shares
    if (total <= 0) return Latency.zero
    if (shares.length === 1 && only !== undefined) return only.latency
    const parts = shares
      .filter(({ weight }) => weight > 0)
      .flatMap(({ weight, latency }) =>
        latency.#parts.map((part) => ({ ...part, weight: (part.weight * weight) / total })),
      )
    return new Latency(reduced(parts))
  }

  plus(ms: number): Latency {
    return new Latency(this.#parts.map((part) => ({ ...part, shiftMs: part.shiftMs + ms })))
  }

  times(factor: number): Latency {
    return new Latency(
      this.#parts.map((part) => ({ ...part, shiftMs: part.shiftMs * factor, medianMs: part.medianMs * factor })),
    )
  }

  /** One after the other, independent. */
  then(next: Latency): Latency {
    const parts = this.#parts.flatMap((a) => next.#parts.map((b) => sumOf(a, b)))
    return new Latency(reduced(parts))
  }

  /** The share of times of at most `ms`. */
  shareWithin(ms: number): number {
    let share = 0
    for (const part of this.#parts) share += part.weight * cdf(part, ms)
    return Math.min(1, share)
  }

  equals(other: Latency): boolean {
    if (this === other) return true
    if (this.#parts.length !== other.#parts.length) return false
    return this.#parts.every((part, index) => {
      const { weight, shiftMs, medianMs, sigma } = other.#parts[index] ?? part
      return part.weight === weight && part.shiftMs === shiftMs && part.medianMs === medianMs && part.sigma === sigma
    })
  }

  /** One time. `normal` draws from the standard normal distribution, `uniform` from [0, 1). */
  draw(uniform: () => number, normal: () => number): number {
    let left = uniform()
    const part = this.#parts.find(({ weight }) => (left -= weight) < 0) ?? this.#parts.at(-1)
    return part === undefined ? 0 : part.shiftMs + part.medianMs * Math.exp(part.sigma * normal())
  }
}

function meanOf({ shiftMs, medianMs, sigma }: Part): number {
  return shiftMs + medianMs * Math.exp((sigma * sigma) / 2)
}

function varianceOf({ medianMs, sigma }: Part): number {
  const square = Math.exp(sigma * sigma)
  return medianMs * medianMs * square * (square - 1)
}

/** The part with this mean and variance above its shift (Fenton and Wilkinson's way to add log-normals). */
function matched(weight: number, shiftMs: number, mean: number, variance: number): Part {
  const above = mean - shiftMs
  if (above <= 1e-9) return { weight, shiftMs, medianMs: 0, sigma: 0 }
  const sigma2 = Math.log(1 + variance / (above * above))
  return { weight, shiftMs, medianMs: above * Math.exp(-sigma2 / 2), sigma: Math.sqrt(sigma2) }
}

function sumOf(a: Part, b: Part): Part {
  const weight = a.weight * b.weight
  if (a.medianMs === 0) return { ...b, weight, shiftMs: a.shiftMs + b.shiftMs }
  if (b.medianMs === 0) return { ...a, weight, shiftMs: a.shiftMs + b.shiftMs }
  return matched(weight, a.shiftMs + b.shiftMs, meanOf(a) + meanOf(b), varianceOf(a) + varianceOf(b))
}

function merged(a: Part, b: Part): Part {
  const weight = a.weight + b.weight
  const [meanA, meanB] = [meanOf(a), meanOf(b)]
  const mean = (a.weight * meanA + b.weight * meanB) / weight
  const within = (a.weight * varianceOf(a) + b.weight * varianceOf(b)) / weight
  const between = (a.weight * b.weight * (meanA - meanB) ** 2) / (weight * weight)
  return matched(weight, Math.min(a.shiftMs, b.shiftMs), mean, within + between)
}

/** Merges neighbours, those first whose merging distorts least, until few enough parts are left. */
function reduced(parts: readonly Part[]): readonly Part[] {
  if (parts.length <= MAX_PARTS) return parts
  const sorted = parts.map((part) => ({ part, mean: meanOf(part) })).sort((a, b) => a.mean - b.mean)
  while (sorted.length > MAX_PARTS) {
    let best = 0
    let least = Infinity
    for (let i = 0; i + 1 < sorted.length; i += 1) {
      const [a, b] = [sorted[i], sorted[i + 1]]
      if (a === undefined || b === undefined) continue
      const together = a.part.weight + b.part.weight
      const cost = ((a.part.weight * b.part.weight) / together) * ((b.mean - a.mean) / (b.mean + 1e-9)) ** 2
      if (cost < least) [best, least] = [i, cost]
    }
    const [a, b] = [sorted[best], sorted[best + 1]]
    if (a === undefined || b === undefined) break
    const part = merged(a.part, b.part)
    sorted.splice(best, 2, { part, mean: meanOf(part) })
  }
  return sorted.map(({ part }) => part)
}

function cdf({ shiftMs, medianMs, sigma }: Part, ms: number): number {
  if (ms < shiftMs) return 0
  if (medianMs === 0) return 1
  if (sigma === 0) return ms >= shiftMs + medianMs ? 1 : 0
  if (ms === shiftMs) return 0
  return normalCdf(Math.log((ms - shiftMs) / medianMs) / sigma)
}

/** Abramowitz and Stegun 7.1.26: error below 1e-7. */
function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
  const half = (poly * Math.exp(-x * x)) / 2
  return z > 0 ? 1 - half : half
}
