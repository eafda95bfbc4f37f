import { planRollout, type Rollout } from './plan-rollout'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const set = (replicas: number, ready = replicas) => ({ replicas, ready })

describe('the next step', () => {
  it.each<readonly [string, Omit<Rollout, 'recreate'>, number, readonly number[]]>([
    ['a first set gets all', { wanted: 3, current: set(0), earlier: [] }, 3, []],
    ['one more than wanted comes up', { wanted: 2, current: set(0), earlier: [set(2)] }, 1, [2]],
    ['nothing goes before it is ready', { wanted: 2, current: set(1, 0), earlier: [set(2)] }, 1, [2]],
    ['one goes when it is ready', { wanted: 2, current: set(1), earlier: [set(2)] }, 1, [1]],
    ['the next one comes', { wanted: 2, current: set(1), earlier: [set(1)] }, 2, [1]],
    ['the last old one goes', { wanted: 2, current: set(2), earlier: [set(1)] }, 2, [0]],
    ['one that does not run goes at once', { wanted: 2, current: set(0), earlier: [set(2, 1)] }, 1, [1]],
    ['a broken new one leaves the old one alone', { wanted: 1, current: set(1, 0), earlier: [set(1)] }, 1, [1]],
    ['fewer are wanted meanwhile', { wanted: 1, current: set(2), earlier: [set(1)] }, 1, [0]],
    ['none are wanted', { wanted: 0, current: set(1), earlier: [set(2)] }, 0, [0]],
  ])('%s', (_, rollout, current, earlier) => {
    expect(planRollout({ ...rollout, recreate: false })).toEqual({ current, earlier })
  })
  it('takes all old ones first where the Deployment says so', () => {
    const rollout = { wanted: 2, current: set(0), recreate: true }
    expect(planRollout({ ...rollout, earlier: [set(2)] })).toEqual({ current: 0, earlier: [0] })
    expect(planRollout({ ...rollout, earlier: [set(0)] })).toEqual({ current: 2, earlier: [0] })
  })
})

it('ends with all pods new, never with fewer ready or more than one too many', () => {
  const sizes = fc.array(fc.nat(5), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.nat(6), sizes, (wanted, old) => {
      let current = 0
      let earlier: readonly number[] = old
      const start = old.reduce((sum, one) => sum + one, 0)
      for (let step = 0; step < 100; step++) {
        const sets = earlier.map((replicas) => set(replicas))
        const next = planRollout({ wanted, current: set(current), earlier: sets, recreate: false })
        const total = next.current + next.earlier.reduce((sum, one) => sum + one, 0)
        const ready = Math.min(current, next.current) + next.earlier.reduce((sum, one) => sum + one, 0)
        expect(ready).toBeGreaterThanOrEqual(Math.min(wanted, start))
        expect(total).toBeLessThanOrEqual(Math.max(start, wanted + 1))
        if (next.current === current && next.earlier.every((one, index) => one === earlier[index])) break
        ;({ current, earlier } = next)
      }
      expect({ current, left: earlier.filter((one) => one > 0) }).toEqual({ current: wanted, left: [] })
    }),
  )
})
