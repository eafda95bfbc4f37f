import { hasPercentages, type SplitRule } from './split-model'

/**
 * The parts of the requests that the destinations of a rule get, 0 to 1. One alone gets all, whatever its weight, but for a weight of 0 in the
 * Gateway API, whose absent weights are 1.
 */
export function readShares({ object, destinations }: Pick<SplitRule, 'object' | 'destinations'>): readonly number[] {
  const weights = weightsOf({ object, destinations })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => (sum === 0 ? 0 : weight / sum))
}

/** Weights as they count: absent ones have what holds for the kind. */
export function weightsOf({ object, destinations }: Pick<SplitRule, 'object' | 'destinations'>): readonly number[] {
  const isAlone = destinations.length === 1
  if (hasPercentages(object.kind)) return destinations.map(({ weight }) => (isAlone ? 100 : (weight ?? 0)))
  return destinations.map(({ weight }) => weight ?? 1)
}
