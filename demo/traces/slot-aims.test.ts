import { createDice } from '../random'
import type { Failure } from './failure-odds'
import { aimsOfWindow } from './slot-aims'
import { expect, it } from 'vitest'

function windows(
  shares: Readonly<Record<string, number>>,
  slots: number,
  count: number,
): readonly (readonly string[])[] {
  const failures = Object.entries(shares).map(([name, share]) => ({
    failure: `fails ${name}` satisfies Failure,
    share,
  }))
  return Array.from({ length: count }, (_, index) => aimsOfWindow(failures, slots, createDice(1, String(index))))
}

function countOf(aims: readonly string[], aim: string): number {
  return aims.filter((one) => one === aim).length
}

it('each failure has its share of the slots of every window, as nearly as whole numbers can', () => {
  const all = windows({ a: 0.25, b: 0.4 }, 10, 400)
  for (const aims of all) {
    expect(aims).toHaveLength(10)
    expect([2, 3]).toContain(countOf(aims, 'fails a'))
    expect(countOf(aims, 'fails b')).toBe(4)
  }
  expect(countOf(all.flat(), 'fails a') / 4000).toBeCloseTo(0.25, 2)
})

it('the slots of a failure are not always the same ones', () => {
  const places = windows({ a: 0.1 }, 10, 200).map((aims) => aims.indexOf('fails a'))
  expect(new Set(places).size).toBe(10)
})

it('a rare failure has one slot in every window', () => {
  for (const aims of windows({ a: 0.001, b: 0.3 }, 10, 50)) expect(countOf(aims, 'fails a')).toBe(1)
})

it('many rare failures take turns in a fifth of the slots', () => {
  const rare = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [String(index), 1e-6]))
  const all = windows(rare, 10, 200)
  for (const aims of all) expect(countOf(aims, 'clear')).toBeGreaterThanOrEqual(8)
  expect(new Set(all.flat()).size).toBe(21)
})

it('nothing is clear where everything fails, and all is clear where nothing does', () => {
  expect(new Set(windows({ a: 1 }, 10, 20).flat())).toEqual(new Set(['fails a']))
  expect(new Set(windows({}, 10, 20).flat())).toEqual(new Set(['clear']))
})
