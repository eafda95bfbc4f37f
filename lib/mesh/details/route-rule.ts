import type { RouteRule } from './routing-model'

export const EMPTY_RULE: RouteRule = {
  matches: [],
  targets: [],
  timeout: null,
  retries: null,
  delay: null,
  abort: null,
  mirrors: [],
  redirect: null,
  rewrite: null,
  answer: null,
  delegate: null,
}

/** Weights as percentages. A single target takes everything, whatever its weight; several without any weight are not known. */
export function shares(weights: readonly number[]): readonly (number | null)[] {
  if (weights.length === 1) return [100]
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => (sum > 0 ? (weight / sum) * 100 : null))
}
