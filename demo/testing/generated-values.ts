import type { Scrape } from './generated-scrapes'
import type { MemorySample } from './memory-series'

type Dice = () => number

/** The value after `previous`; `born` begins a life, which begins a counter anew. */
export type NextValue = (previous: number, born: boolean) => number

/** One sample a scrape: a mark where it was dropped, and now and then something that no counter is. */
export function withValues(times: readonly Scrape[], next: NextValue, roll: Dice): MemorySample[] {
  let value = 0
  const strange = roll() < 0.15 ? 0.04 : 0
  return times.map(({ timeMs, born, dropped }): MemorySample => {
    value = next(value, born)
    const odd = roll() < strange
    return [timeMs, dropped ? 'stale' : odd ? (roll() < 0.3 ? Infinity : NaN) : value]
  })
}

/** The values that fit the name of a metric. */
export function valuesOf(name: string, roll: Dice): NextValue {
  if (name.endsWith('_total')) return counter(roll)
  if (name === 'build_info') return () => 1
  if (name === 'irregular') return () => Math.floor(roll() * 20) - 5
  const odd = roll() < 0.5 ? 0.05 : 0
  const scale = name === 'balance' ? 100 : 1e6
  return () => (roll() < odd ? ([NaN, Infinity, -Infinity][Math.floor(roll() * 3)] ?? NaN) : scale * (2 * roll() - 0.5))
}

/** Starts anywhere, rises by steps of its own, may idle and be reset. */
export function counter(roll: Dice): NextValue {
  const resets = roll() < 0.5 ? 0.03 : 0
  const idle = roll() < 0.3 ? 0.9 : 0
  const whole = roll() < 0.7
  const step = 10 ** Math.floor(roll() * 4)
  const some = (size: number): number => (whole ? Math.floor(roll() * size) : roll() * size)
  return (previous, born) => {
    if (born) return roll() < 0.4 ? 0 : some(step * (roll() < 0.5 ? 1 : 1000))
    if (roll() < resets) return roll() < 0.5 ? 0 : some(Math.max(1, previous))
    return previous + (roll() < idle ? 0 : some(step))
  }
}

const MAGNITUDES = [5e-324, 1e-310, 1e-300, 1e-15, 1e15, 2 ** 53, 1e300, 1e308]

/** At the ends of the range of numbers. */
export function extremes(roll: Dice): NextValue {
  const size = MAGNITUDES[Math.floor(roll() * MAGNITUDES.length)] ?? 1
  const rising = roll() < 0.6
  return (previous) => (rising ? previous + Math.floor(roll() * 3) * size : (2 * roll() - 1) * size)
}
