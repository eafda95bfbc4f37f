import { SYNTHETIC_START_MS } from './synthetic-series'

/** Where generated samples lie, inside the hours of the synthetic ones. */
export const GENERATED_FROM_MS = SYNTHETIC_START_MS + 3_000_000
export const GENERATED_TO_MS = SYNTHETIC_START_MS + 6_000_000

/** When a series was scraped, `dropped` where it got a staleness mark instead. A life begins with `born`. */
export interface Scrape {
  readonly timeMs: number
  readonly born: boolean
  readonly dropped: boolean
}

const INTERVALS_MS = [5000, 5000, 5000, 15_000, 1000, 60_000]

/** The scrapes of one series, ascending. `roll` gives numbers in [0, 1). */
export function generatedScrapes(roll: () => number): readonly Scrape[] {
  const intervalMs = INTERVALS_MS[Math.floor(roll() * INTERVALS_MS.length)] ?? 5000
  const jitterMs = roll() < 0.5 ? 0 : intervalMs * (roll() < 0.5 ? 0.01 : 0.9)
  const missed = roll() < 0.4 ? roll() * 0.5 : 0
  const marks = roll() < 0.3 ? 0.05 : 0
  const found: Scrape[] = []
  for (const [fromMs, toMs, marked] of lives(roll)) {
    let born = true
    for (let timeMs = fromMs; timeMs < toMs; timeMs += intervalMs) {
      if (roll() < missed) continue
      found.push({ timeMs: Math.floor(timeMs + roll() * jitterMs), born, dropped: roll() < marks })
      born = false
    }
    if (marked) found.push({ timeMs: toMs, born: false, dropped: true })
  }
  return ascending(found)
}

/** A late scrape may stand after the mark that ends its life, or in the next one: what comes too late is left out. */
function ascending(scrapes: readonly Scrape[]): readonly Scrape[] {
  let lastMs = -Infinity
  return scrapes.filter(({ timeMs }) => {
    const isLater = timeMs > lastMs
    if (isLater) lastMs = timeMs
    return isLater
  })
}

/** One to three spans from scrape to scrape, some of a single sample; whether a mark ends each. */
function lives(roll: () => number): (readonly [fromMs: number, toMs: number, marked: boolean])[] {
  const spanMs = GENERATED_TO_MS - GENERATED_FROM_MS
  if (roll() < 0.3) return [[GENERATED_FROM_MS, GENERATED_TO_MS, false]]
  const borders = Array.from({ length: 2 * Math.ceil(roll() * 3) }, () => {
    // Most on the grid of scrapes.
    const atMs = roll() * spanMs
    return GENERATED_FROM_MS + (roll() < 0.8 ? Math.floor(atMs / 5000) * 5000 : Math.floor(atMs))
  }).sort((a, b) => a - b)
  return borders.flatMap((fromMs, i) => {
    const toMs = borders[i + 1]
    if (i % 2 === 1 || toMs === undefined || toMs === fromMs) return []
    return [[fromMs, roll() < 0.1 ? fromMs + 1 : toMs, roll() < 0.5] as const]
  })
}
