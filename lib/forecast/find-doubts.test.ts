import type { SplitTarget, SplitTraffic } from '@/lib/url/split-types'
import { describe, expect, it } from 'vitest'
import { findDoubts } from './find-doubts'
import { predictSplit } from './predict-split'
import { splitTraffic, version } from './testing/split-traffic'

const split = (v1: number, v2: number): readonly SplitTarget[] =>
  Object.entries({ v1, v2 }).map(([name, share]) => ({
    id: name,
    label: name,
    workloads: [{ namespace: 'shop', name }],
    share,
    readyPods: 1,
  }))
const rates = (v1: number, v2: number): SplitTraffic =>
  splitTraffic([version('v1', { requestsPerSecond: v1 }), version('v2', { requestsPerSecond: v2 })])

function doubts(traffic: SplitTraffic, before: readonly SplitTarget[], unsure: readonly string[] = []) {
  return findDoubts({ traffic, before, unsure, prediction: predictSplit(traffic, split(0.5, 0.5)) })
}

describe('findDoubts', () => {
  it.each([
    ['a split that acts as it is written', rates(9, 1), split(0.9, 0.1), []],
    ['one that nearly does', rates(9.1, 0.9), split(0.9, 0.1), []],
    ['one of which a rule takes some', rates(7, 3), split(0.9, 0.1), ['not-as-split']],
    ['one of so few requests that chance may be it', rates(0.012, 0.008), split(0.9, 0.1), ['few-samples']],
    ['few requests of one version', rates(9, 0.3), split(0.97, 0.03), ['few-samples']],
    ['nothing asked', rates(0, 0), split(0.9, 0.1), []],
  ])('%s', (_, traffic, before, expected) => {
    expect(doubts(traffic, before)).toEqual(expected)
  })

  it('tells of numbers that are older than the window, and of requests that no version answered', () => {
    const old = { ...version('v2', { requestsPerSecond: 1 }), seconds: 86_400 }
    const traffic = { ...splitTraffic([version('v1', { requestsPerSecond: 9 }), old]), elsewherePerSecond: 1 }
    expect(doubts(traffic, split(1, 0))).toEqual(['unanswered', 'older-numbers'])
  })

  it('passes on what the objects tell, once and in order, and nothing that it does not know', () => {
    const told = ['mirror', 'sticky', 'mirror', '<script>']
    expect(doubts(rates(9, 1), split(0.9, 0.1), told)).toEqual(['sticky', 'mirror'])
  })
})
