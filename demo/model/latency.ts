/** A share of all times: `shiftMs` plus a log-normal part with this median. A median of 0 is a single point. */
interface Part {
  readonly weight: number
  readonly shiftMs: number
  readonly medianMs: number
  readonly sigma: number
  /** No time is longer; absent: any may be. */
  readonly capMs?: number
}

/** Parts that are shared by all latencies that differ from them by a constant only. */
interface Mixture {
  readonly id: number
  readonly parts: readonly Part[]
  readonly meanMs: number
}

const MAX_PARTS = 8
const RARE = 1e-5
/** Squares of smaller weights are no numbers to divide by. */
const NEGLIGIBLE = 1e-12
const POINT: Mixture = { id: 0, parts: [{ weight: 1, shiftMs: 0, medianMs: 0, sigma: 0 }], meanMs: 0 }

/** How long something takes: a constant plus a mixture of at most eight shifted log-normal parts. Immutable. */
export class Latency {
  static readonly zero = new Latency(POINT, 0)
  readonly mixture: Mixture
  readonly shiftMs: number

  constructor(mixture: Mixture, shiftMs: number) {
    this.mixture = mixture
    this.shiftMs = shiftMs
  }

  get meanMs(): number {
    return this.shiftMs + this.mixture.meanMs
  }

  plus(ms: number): Latency {
    return new Latency(this.mixture, this.shiftMs + ms)
  }

  /** The share of times of at most `ms`. */
  shareWithin(ms: number): number {
    let share = 0
    for (const part of this.mixture.parts) share += part.weight * cdf(part, ms - this.shiftMs)
    return Math.min(1, share)
  }

  equals({ mixture, shiftMs }: Latency): boolean {
    return this.mixture === mixture && Math.abs(this.shiftMs - shiftMs) < 1e-9
  }

  /** One time. `normal` draws from the standard normal distribution, `uniform` from [0, 1). */
  draw(uniform: () => number, normal: () => number): number {
    let left = uniform()
    const { parts } = this.mixture
    const part = parts.find(({ weight }) => (left -= weight) < 0) ?? parts.at(-1)
    if (part === undefined) return this.shiftMs
    const drawn = part.shiftMs + part.medianMs * Math.exp(part.sigma * normal())
    return this.shiftMs + Math.min(drawn, part.capMs ?? Infinity)
  }
}

/**
 * Computes with latencies and remembers the results of the last two rounds: recompiling a mesh after one edit repeats
 * nearly all of its sums. Equal input gives the identical mixture, which makes comparing cheap.
 */
export class LatencyMath {
  #ids = 0
  #fresh = new Map<string, Mixture>()
  #old = new Map<string, Mixture>()

  /** Results that are not needed again until the next round are forgotten. */
  nextRound(): void {
    this.#old = this.#fresh
    this.#fresh = new Map()
  }

  logNormal(medianMs: number, sigma: number): Latency {
    const make = (): readonly Part[] => [{ weight: 1, shiftMs: 0, medianMs, sigma }]
    return new Latency(this.#remembered(`${medianMs}~${sigma}`, make), 0)
  }

  /** One after the other, independent. */
  sum(a: Latency, b: Latency): Latency {
    const shiftMs = a.shiftMs + b.shiftMs
    if (b.mixture === POINT) return new Latency(a.mixture, shiftMs)
    if (a.mixture === POINT) return new Latency(b.mixture, shiftMs)
    const make = (): readonly Part[] =>
      a.mixture.parts.flatMap((one) => b.mixture.parts.map((other) => sumOf(one, other)))
    return new Latency(this.#remembered(`${a.mixture.id}+${b.mixture.id}`, make), shiftMs)
  }

  /** One or the other; the weights need not sum to 1. */
  mix(shares: readonly { readonly weight: number; readonly latency: Latency }[]): Latency {
    const [first] = shares
    const total = shares.reduce((sum, { weight }) => sum + weight, 0)
    if (first === undefined || total <= 0) return Latency.zero
    if (shares.every(({ latency }) => latency.equals(first.latency))) return first.latency
    const base = first.latency.shiftMs
    const key = shares
      .map(({ weight, latency }) => `${weight / total}*${latency.mixture.id}@${latency.shiftMs - base}`)
      .join(' ')
    const make = (): readonly Part[] =>
      shares.flatMap(({ weight, latency }) =>
        latency.mixture.parts.map((part) => ({
          ...moved(part, latency.shiftMs - base),
          weight: (part.weight * weight) / total,
        })),
      )
    return new Latency(this.#remembered(key, make), base)
  }

  /** The share of times above `ms`, and how the others are spread. What is rarer than one in 100,000 does not happen. */
  cut(latency: Latency, ms: number): { readonly over: number; readonly within: Latency } {
    const over = ms === Infinity ? 0 : 1 - latency.shareWithin(ms)
    if (over < RARE) return { over: 0, within: latency }
    if (over > 1 - RARE) return { over: 1, within: Latency.zero.plus(ms) }
    const { mixture, shiftMs } = latency
    const make = (): readonly Part[] => {
      const below = mixture.parts.flatMap((part) => belowCap(part, ms - shiftMs))
      const total = below.reduce((sum, { weight }) => sum + weight, 0)
      return below.map((part) => ({ ...part, weight: part.weight / total }))
    }
    return { over, within: new Latency(this.#remembered(`${mixture.id}<${ms - shiftMs}`, make), shiftMs) }
  }

  #remembered(key: string, make: () => readonly Part[]): Mixture {
    let mixture = this.#fresh.get(key) ?? this.#old.get(key)
    if (mixture === undefined) {
      const parts = reduced(make().filter(({ weight }) => weight > NEGLIGIBLE))
      mixture = {
        id: (this.#ids += 1),
        parts,
        meanMs: parts.reduce((sum, part) => sum + part.weight * meanOf(part), 0),
      }
    }
    this.#fresh.set(key, mixture)
    return mixture
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

function moved(part: Part, byMs: number): Part {
  const { shiftMs, capMs } = part
  return { ...part, shiftMs: shiftMs + byMs, ...(capMs === undefined ? {} : { capMs: capMs + byMs }) }
}

/** What of a part is at most `capMs`: mean and variance are those of the log-normal below it. */
function belowCap(part: Part, capMs: number): readonly Part[] {
  const weight = part.weight * cdf(part, capMs)
  if (weight <= 0) return []
  const { shiftMs, medianMs, sigma } = part
  if (medianMs === 0 || sigma === 0) return [{ ...part, weight, capMs }]
  const z = Math.log((capMs - shiftMs) / medianMs) / sigma
  const moment = (n: number): number =>
    (medianMs ** n * Math.exp((n * n * sigma * sigma) / 2) * normalCdf(z - n * sigma)) / normalCdf(z)
  const variance = Math.max(0, moment(2) - moment(1) ** 2)
  return [{ ...matched(weight, shiftMs, shiftMs + moment(1), variance), capMs }]
}

function sumOf(a: Part, b: Part): Part {
  if (b.medianMs === 0) return { ...moved(a, b.shiftMs), weight: a.weight * b.weight }
  if (a.medianMs === 0) return { ...moved(b, a.shiftMs), weight: a.weight * b.weight }
  return matched(a.weight * b.weight, a.shiftMs + b.shiftMs, meanOf(a) + meanOf(b), varianceOf(a) + varianceOf(b))
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

function cdf({ shiftMs, medianMs, sigma, capMs = Infinity }: Part, ms: number): number {
  if (ms < shiftMs) return 0
  if (ms >= capMs) return 1
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
