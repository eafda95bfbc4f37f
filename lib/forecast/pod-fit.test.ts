import { expect, it } from 'vitest'
import { podFit, ratePerPod } from './pod-fit'

it.each([
  ['no share', 0, 0, 0, null, 'idle'],
  ['no pod', 0.1, 5, 0, 10, 'no-pods'],
  ['as much as was seen', 0.5, 20, 2, 10, 'fits'],
  ['a little more, which nobody tells from it', 0.5, 20.2, 2, 10, 'fits'],
  ['more than was ever seen', 0.5, 21, 2, 10, 'above'],
  ['requests to pods that never had any', 0.5, 1, 2, 0, 'above'],
  ['pods nobody counted', 0.5, 20, null, 10, 'unknown'],
  ['pods nobody told apart', 0.5, 20, 2, null, 'unknown'],
  ['a rate nobody knows', 0.5, null, 2, 10, 'unknown'],
] as const)('%s', (...[, share, requestsPerSecond, readyPods, highestPerPod, fit]) => {
  expect(podFit(share, { requestsPerSecond, readyPods, highestPerPod })).toBe(fit)
})

it('a rate per pod needs pods', () => {
  const load = { requestsPerSecond: 9, highestPerPod: null }
  expect(ratePerPod({ ...load, readyPods: 3 })).toBe(3)
  expect(ratePerPod({ ...load, readyPods: 0 })).toBeNull()
})
