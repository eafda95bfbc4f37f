import { numberAt, textAt } from '../read-json'
import type { Phrase } from './sentence'

/** *circuit breaker of ratings: eject after 5 consecutive 5xx*, when one appears or goes; changes inside are told by path. */
export const sayOutlierDetection: Phrase = ({ pair, at, around }) => {
  const host = textAt(around[0]?.after ?? around[0]?.before, 'spec', 'host') ?? ''
  const subset =
    at[2] === undefined || typeof at[2] === 'string' ? undefined : textAt(around[3]?.after ?? around[3]?.before, 'name')
  const target = subset === undefined ? host : `${host} ${subset}`
  if (pair.after === undefined) return [{ id: 'ejectsNot', values: { target }, at }]
  // Istio's default where the field is absent.
  const errors = numberAt(pair.after, 'consecutive5xxErrors') ?? 5
  return pair.before === undefined ? [{ id: 'ejects', values: { target, errors }, at }] : undefined
}
